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
function scorerOf({ bias, usual, starts, classes, weights }: TechniqueModel): ScoreSentence {
  return function scoreSentence(features, margins) {
    const value = 1 / Math.sqrt(Math.max(1, features.length))
    for (let one = 0; one < margins.length; one++) margins[one] = (usual[one] ?? 0) * features.length
    for (const feature of features) {
      const end = starts[feature + 1] ?? 0
      for (let at = starts[feature] ?? 0; at < end; at++) {
        const one = classes[at] ?? 0
        margins[one] = (margins[one] ?? 0) + (weights[at] ?? 0)
      }
    }
    for (let one = 0; one < margins.length; one++)
      margins[one] = (margins[one] ?? 0) * value + (bias[one] ?? 0)
  }
}

function confidenceOf({ precision }: TechniqueModel, above: number): number {
  return precision.findLast(({ from }) => from <= above)?.share ?? 0
}
