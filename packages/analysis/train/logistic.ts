import { featureCount } from '../src/techniques/sentence-features.ts'

/** A sentence to learn from: its features, the classes it shows, and how much it counts. */
export interface Example {
  readonly features: readonly number[]
  readonly classes: readonly number[]
  readonly weight: number
}

/** One weight per feature and class (`feature * classCount + class`), and a bias per class. */
export interface LinearModel {
  readonly classCount: number
  readonly weights: Float32Array
  readonly bias: Float32Array
}

export interface Learning {
  readonly rounds: number
  readonly rate: number
  /** How much a positive counts beside a negative. */
  readonly positiveWeight: number
  /** Pulls weights to zero. */
  readonly decay: number
}

/** One-vs-rest logistic regression by AdaGrad, in an order that a seed fixes. */
export function learn(examples: readonly Example[], classCount: number, how: Learning): LinearModel {
  const weights = new Float32Array(featureCount * classCount)
  const squares = new Float32Array(featureCount * classCount)
  const bias = new Float32Array(classCount).fill(startBias)
  const biasSquares = new Float32Array(classCount)
  const scores = new Float32Array(classCount)
  const order = examples.map((_, index) => index)
  let state = 0x2545f491
  for (let round = 0; round < how.rounds; round++) {
    shuffle(order)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined) step(example)
    }
  }
  return { classCount, weights, bias }

  function step({ features, classes, weight }: Example): void {
    const value = 1 / Math.sqrt(Math.max(1, features.length))
    scores.set(bias)
    for (const feature of features)
      for (let at = feature * classCount, one = 0; one < classCount; at++, one++)
        scores[one] = (scores[one] ?? 0) + (weights[at] ?? 0) * value
    for (let one = 0; one < classCount; one++) {
      const wanted = classes.includes(one)
      const said = 1 / (1 + Math.exp(-(scores[one] ?? 0)))
      const error = ((wanted ? 1 : 0) - said) * weight * (wanted ? how.positiveWeight : 1)
      if (Math.abs(error) < smallError) continue
      biasSquares[one] = (biasSquares[one] ?? 0) + error * error
      bias[one] = (bias[one] ?? 0) + (how.rate * 0.3 * error) / Math.sqrt((biasSquares[one] ?? 0) + 1)
      const slope = error * value
      for (const feature of features) {
        const at = feature * classCount + one
        const old = weights[at] ?? 0
        const gradient = slope - how.decay * old
        const square = (squares[at] ?? 0) + gradient * gradient
        squares[at] = square
        weights[at] = old + (how.rate * gradient) / Math.sqrt(square + 1e-4)
      }
    }
  }

  function shuffle(list: number[]): void {
    for (let at = list.length - 1; at > 0; at--) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const other = Math.floor((state / 2 ** 32) * (at + 1))
      const kept = list[at] ?? 0
      list[at] = list[other] ?? 0
      list[other] = kept
    }
  }
}

const startBias = -4
const smallError = 0.003

/** Writes the margin of every class for a sentence into `margins`. */
export function marginsInto(
  { classCount, weights, bias }: LinearModel,
  features: readonly number[],
  margins: Float32Array,
): void {
  const value = 1 / Math.sqrt(Math.max(1, features.length))
  margins.set(bias)
  for (const feature of features)
    for (let at = feature * classCount, one = 0; one < classCount; at++, one++)
      margins[one] = (margins[one] ?? 0) + (weights[at] ?? 0) * value
}
