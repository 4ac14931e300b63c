import type { Technique } from '@huntwire/intel-model'
import { currentTechnique, type TechniqueModel } from '@huntwire/knowledge'
import { sentenceEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { documentScores, signCount } from './document-scores.ts'
import type { WordWeights } from './score-sentence.ts'

/**
 * The techniques that the learned model finds in a text, each with the sentence that speaks most for it. `confidence` is
 * the probability that documents which the model had not seen gave it.
 */
export function modelTechniques(passage: Passage, model: TechniqueModel): Technique[] {
  const { writeSigns, best } = documentScores(passage, weightsOf(model), model.company)
  const signs = new Float32Array(model.techniques.length * signCount)
  return model.techniques.flatMap((id, one) => {
    const sentence = best[one] ?? -1
    if (sentence < 0) return []
    writeSigns(one, signs)
    const score = scoreOf(model, one, signs)
    if (score < model.threshold) return []
    const technique = currentTechnique(id)
    if (technique === undefined) return []
    const [start = 0, end = 0] = [passage.sentences.starts[sentence], passage.sentences.ends[sentence]]
    return [
      {
        ...technique,
        method: 'model' as const,
        confidence: confidenceOf(score),
        evidence: sentenceEvidence(passage, start, Math.min(end, start + 1)),
      },
    ]
  })
}

function weightsOf({ bias, rarities, heads, entries, sizes }: TechniqueModel): WordWeights {
  return {
    bias,
    add(features, count, sums) {
      let squares = 0
      for (let index = 0; index < count; index++) {
        const feature = features[index] ?? 0
        const head = heads[feature] ?? 0
        const rarity = rarities[head & 0xf] ?? 0
        squares += rarity * rarity
        const end = (heads[feature + 1] ?? 0) >>> 4
        for (let at = head >>> 4; at < end; at++) {
          const entry = entries[at] ?? 0
          const one = entry & 0xff
          sums[one] = (sums[one] ?? 0) + (sizes[entry >>> 8] ?? 0)
        }
      }
      return squares
    },
  }
}

/** The logarithm of the odds that a document shows a class. */
function scoreOf({ ofSigns, intercepts, slopes }: TechniqueModel, one: number, signs: Float32Array): number {
  const at = one * signCount
  let score = (intercepts[one] ?? 0) + (slopes[one] ?? 0) * (signs[at] ?? 0)
  for (let sign = 0; sign < signCount; sign++) score += (ofSigns[sign] ?? 0) * (signs[at + sign] ?? 0)
  return score
}

function confidenceOf(score: number): number {
  return Math.min(surest, Math.round(100 / (1 + Math.exp(-score))) / 100)
}

const surest = 0.99
