import type { WordWeights } from '../src/techniques/score-sentence.ts'
import type { Separator } from './support-vectors.ts'

/** Weights as they were learnt, to read documents with before they are written. */
export function denseWeights(
  separators: readonly Separator[],
  rankOf: Uint8Array,
  rarities: Float32Array,
): WordWeights {
  const classCount = separators.length
  const table = new Float32Array(rankOf.length * classCount)
  separators.forEach(({ weights }, one) => {
    weights.forEach((weight, feature) => {
      table[feature * classCount + one] = weight * (rarities[rankOf[feature] ?? 0] ?? 0)
    })
  })
  return {
    bias: Float32Array.from(separators, ({ bias }) => bias),
    add(features, count, sums) {
      let squares = 0
      for (const feature of features.subarray(0, count)) {
        squares += (rarities[rankOf[feature] ?? 0] ?? 0) ** 2
        const from = feature * classCount
        for (let one = 0; one < classCount; one++) sums[one] = (sums[one] ?? 0) + (table[from + one] ?? 0)
      }
      return squares
    },
  }
}
