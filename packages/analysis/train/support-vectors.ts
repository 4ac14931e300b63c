import { featureCount } from '../src/techniques/word-features.ts'
import { draws, shuffle } from './draws.ts'
import type { Sentences } from './sentences.ts'

/** What each feature weighs for one class, and where a sentence without features stands. */
export interface Separator {
  readonly weights: Float32Array
  readonly bias: number
}

/** What to learn of the sentences: which of them to look at, and for each whether it shows the class and how much it counts. */
export interface Lesson {
  readonly taught: Int32Array
  readonly isShown: Uint8Array
  readonly importance: Float32Array
}

/** How much an error costs beside large weights. */
const cost = 1
const rounds = 8
const biasValue = 0.3
/** A sentence so far on its right side is not looked at again. */
const settled = 0.3
const smallStep = 0.01

/**
 * Learns to tell the sentences of a class from the others: a linear support vector machine with squared loss, by dual
 * coordinate descent, in an order that a seed fixes.
 */
export function learnSeparator({ starts, features, values }: Sentences, lesson: Lesson): Separator {
  const { taught, isShown, importance } = lesson
  const weights = new Float32Array(featureCount)
  const shares = new Float64Array(starts.length - 1)
  const draw = draws()
  let active = taught.slice()
  let bias = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(active, draw)
    let [kept, largest] = [0, 0]
    for (const sentence of active) {
      const side = isShown[sentence] === 1 ? 1 : -1
      const softness = 0.5 / (cost * (importance[sentence] ?? 1))
      const share = shares[sentence] ?? 0
      const slope = side * marginOf(sentence) - 1 + share * softness
      if (share === 0 && slope > settled && round > 0) continue
      active[kept++] = sentence
      if (share === 0 && slope > 0) continue
      const wanted = Math.max(0, share - slope / (1 + biasValue * biasValue + softness))
      shares[sentence] = wanted
      move(sentence, (wanted - share) * side)
      largest = Math.max(largest, Math.abs(wanted - share))
    }
    active = active.subarray(0, kept)
    if (largest < smallStep) break
  }
  return { weights, bias: bias * biasValue }

  function marginOf(sentence: number): number {
    let margin = bias * biasValue
    const end = starts[sentence + 1] ?? 0
    for (let at = starts[sentence] ?? 0; at < end; at++)
      margin += (weights[features[at] ?? 0] ?? 0) * (values[at] ?? 0)
    return margin
  }

  function move(sentence: number, step: number): void {
    const end = starts[sentence + 1] ?? 0
    for (let at = starts[sentence] ?? 0; at < end; at++) {
      const feature = features[at] ?? 0
      weights[feature] = (weights[feature] ?? 0) + step * (values[at] ?? 0)
    }
    bias += step * biasValue
  }
}
