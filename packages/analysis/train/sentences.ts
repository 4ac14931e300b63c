import { readPassage } from '../src/passage/passage.ts'
import { featureCount, wordFeatures } from '../src/techniques/word-features.ts'
import { wordMarksOf } from '../src/techniques/word-marks.ts'

/**
 * Sentences to learn from, one after another: those of sentence `s` are at `[starts[s], starts[s + 1])` in `features`, and
 * `values` says how much each counts (together of length one).
 */
export interface Sentences {
  readonly starts: Int32Array
  readonly features: Int32Array
  readonly values: Float32Array
}

/** The features of rank `r` are in about 2^r - 1 sentences. */
const ranks = 16
const longestTaught = 80

/** The features of a sentence, each once. */
export function featuresOf(text: string): Int32Array {
  const { words } = readPassage(text, 'body')
  const room = new Int32Array(2 * longestTaught)
  const last = Math.min(longestTaught, words.texts.length)
  const count = wordFeatures(words, wordMarksOf(words), [0, 0, last], room)
  return Int32Array.from(new Set(room.subarray(0, count)))
}

/** The rank of each feature among sentences, and how much each rank counts: the logarithm of one in how many, to the power 1.5. */
export function raritiesOf(sentences: readonly Int32Array[]): {
  readonly rankOf: Uint8Array
  readonly rarities: Float32Array
} {
  const counts = new Int32Array(featureCount)
  for (const features of sentences)
    for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1
  return {
    rankOf: Uint8Array.from(counts, (count) => Math.min(ranks - 1, Math.round(Math.log2(count + 1)))),
    rarities: Float32Array.from({ length: ranks }, (_, rank) => {
      const oneIn = Math.max(1, (sentences.length + 1) / 2 ** rank)
      return (1 + Math.log(oneIn)) ** 1.5
    }),
  }
}

/** What each feature of each sentence counts. */
export function sentencesOf(
  list: readonly Int32Array[],
  rankOf: Uint8Array,
  rarities: Float32Array,
): Sentences {
  const starts = new Int32Array(list.length + 1)
  list.forEach((features, sentence) => {
    starts[sentence + 1] = (starts[sentence] ?? 0) + features.length
  })
  const features = new Int32Array(starts.at(-1) ?? 0)
  const values = new Float32Array(features.length)
  list.forEach((own, sentence) => {
    const counted = Float32Array.from(own, (feature) => rarities[rankOf[feature] ?? 0] ?? 0)
    const length = Math.sqrt(counted.reduce((sum, value) => sum + value * value, 0))
    features.set(own, starts[sentence])
    values.set(
      counted.map((value) => value / Math.max(1, length)),
      starts[sentence],
    )
  })
  return { starts, features, values }
}
