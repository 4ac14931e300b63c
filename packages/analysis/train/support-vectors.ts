import { featureCount } from '../src/techniques/sentence-features.ts'
import { draws, shuffle } from './draws.ts'
import type { Example } from './sentences.ts'

/** What each feature weighs for one class, and where a sentence without features stands. */
export interface Separator {
  readonly weights: Float32Array
  readonly bias: number
}

export interface Learning {
  /** How much an error costs beside large weights. */
  readonly cost: number
  readonly rounds: number
}

const biasValue = 0.3
/** A sentence so far on its right side is not looked at again. */
const settled = 0.3
const smallStep = 0.01

/**
 * Learns to tell the sentences of a class from the others: a linear support vector machine with squared loss, by dual
 * coordinate descent, in an order that a seed fixes.
 */
export function learnSeparator(examples: readonly Example[], one: number, how: Learning): Separator {
  const weights = new Float32Array(featureCount)
  const shares = new Float64Array(examples.length)
  const wanted = Int8Array.from(examples, ({ classes }) => (classes.includes(one) ? 1 : -1))
  const draw = draws()
  let active = Int32Array.from(examples, (_, index) => index)
  let bias = 0
  for (let round = 0; round < how.rounds; round++) {
    shuffle(active, draw)
    let [kept, largest] = [0, 0]
    for (const index of active) {
      const slope = slopeOf(index)
      if (shares[index] === 0 && slope > settled && round > 0) continue
      active[kept++] = index
      largest = Math.max(largest, move(index, slope))
    }
    active = active.subarray(0, kept)
    if (largest < smallStep) break
  }
  return { weights, bias: bias * biasValue }

  function slopeOf(index: number): number {
    const example = examples[index]
    if (example === undefined) return 0
    const margin = marginOf(example, weights, bias * biasValue)
    return (wanted[index] ?? 0) * margin - 1 + (shares[index] ?? 0) * softnessOf(example, how)
  }

  function move(index: number, slope: number): number {
    const example = examples[index]
    const old = shares[index] ?? 0
    if (example === undefined || (old === 0 && slope > 0)) return 0
    const share = Math.max(0, old - slope / (1 + biasValue * biasValue + softnessOf(example, how)))
    shares[index] = share
    const step = (share - old) * (wanted[index] ?? 0)
    const { features, values } = example
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0
      weights[feature] = (weights[feature] ?? 0) + step * (values[at] ?? 0)
    }
    bias += step * biasValue
    return Math.abs(step)
  }
}

function softnessOf({ weight }: Example, { cost }: Learning): number {
  return 0.5 / (cost * weight)
}

function marginOf({ features, values }: Example, weights: Float32Array, bias: number): number {
  let margin = bias
  for (let at = 0; at < features.length; at++) margin += (weights[features[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return margin
}
