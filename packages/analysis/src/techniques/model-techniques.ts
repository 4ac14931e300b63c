import type { Technique } from '@huntwire/intel-model'
import { currentTechnique, type TechniqueModel } from '@huntwire/knowledge'
import { sentenceEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { documentScores, type ScoreSentence } from './document-scores.ts'

/**
 * The techniques that the learned model finds in a text, each with the sentence that speaks most for it. `confidence` is
 * how often a score as high was right on documents that the model had not seen.
 */
export function modelTechniques(passage: Passage, model: TechniqueModel): Technique[] {
  const { scores, best } = documentScores(passage, model.techniques.length, scorerOf(model))
  return model.techniques.flatMap((id, one) => {
    const above = (scores[one] ?? 0) - (model.thresholds[one] ?? 0)
    const sentence = best[one] ?? -1
    const technique = currentTechnique(id)
    if (above < 0 || sentence < 0 || technique === undefined) return []
    const [start = 0, end = 0] = [passage.sentences.starts[sentence], passage.sentences.ends[sentence]]
    return [
      {
        ...technique,
        method: 'model' as const,
        confidence: confidenceOf(model, above),
        evidence: sentenceEvidence(passage, start, Math.min(end, start + 1)),
      },
    ]
  })
}

/** Scores a sentence with the weights of a model; the length of the sentence does not count. */
export function scorerOf({ bias, weights }: Pick<TechniqueModel, 'bias' | 'weights'>): ScoreSentence {
  return function scoreSentence(features, margins) {
    const classCount = margins.length
    const value = 1 / Math.sqrt(Math.max(1, features.length))
    margins.fill(0)
    for (const feature of features)
      for (let one = 0, at = feature * classCount; one < classCount; one++, at++)
        margins[one] = (margins[one] ?? 0) + (weights[at] ?? 0)
    for (let one = 0; one < classCount; one++) margins[one] = (margins[one] ?? 0) * value + (bias[one] ?? 0)
  }
}

function confidenceOf({ precision }: TechniqueModel, above: number): number {
  return precision.findLast(({ from }) => from <= above)?.share ?? 0
}
