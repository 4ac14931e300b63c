import type { Words } from '../src/passage/words.ts'
import { featureCount, featureRoom, sentenceFeatures } from '../src/techniques/sentence-features.ts'

/** A sentence to learn from: what it holds, how much each counts (together of length one), and the classes it shows. */
export interface Example {
  readonly features: Int32Array
  readonly values: Float32Array
  readonly classes: readonly number[]
  /** How much it counts beside others. */
  readonly weight: number
  /** The document it is from. */
  readonly doc: string
}

/** How rare a feature is, in steps: a byte each. */
export const rarityStep = 1 / 6

/** The features of the words of one sentence. */
export function featuresOf(words: Words): Int32Array {
  const room = featureRoom()
  return room.slice(0, sentenceFeatures(words, 0, words.texts.length, room))
}

/** How rare each feature is among sentences, in whole steps: the logarithm of one in how many holds it, to the power 1.5. */
export function raritiesOf(sentences: readonly Int32Array[]): Uint8Array {
  const counts = new Float64Array(featureCount)
  for (const features of sentences)
    for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1
  return Uint8Array.from(counts, (count) => {
    const oneIn = (sentences.length + 1) / (count + 1)
    return Math.min(255, Math.round((1 + Math.log(oneIn)) ** 1.5 / rarityStep))
  })
}

/** What each feature of a sentence counts. */
export function valuesOf(features: Int32Array, rarities: Uint8Array): Float32Array {
  const values = Float32Array.from(features, (feature) => (rarities[feature] ?? 0) * rarityStep)
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return values.map((value) => value / Math.max(1, length))
}
