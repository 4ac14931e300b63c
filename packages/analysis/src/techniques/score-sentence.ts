import type { Words } from '../passage/words.ts'
import { wordFeatures } from './word-features.ts'
import { type WordMarks, wordMarksOf } from './word-marks.ts'

/** What words weigh for each class. */
export interface WordWeights {
  /** Where a sentence without words stands, for each class. */
  readonly bias: Float32Array
  /** Adds the weights of the first `count` features to the sums of the classes; gives back how much they count together. */
  readonly add: (features: Int32Array, count: number, sums: Float64Array) => number
}

/** Writes what the words `[first, last)` of a sentence say of each class into `margins`: above zero is for it. */
export type ScoreSentence = (first: number, last: number, margins: Float64Array) => void

const stepLength = 5
const longestRead = 120

/**
 * A reader of the sentences of a text. A sentence says of a class what its best place says: two steps of five words that
 * stand side by side, or the whole of it. Rare words count more, the length of a place does not. A place where something
 * is denied says nothing.
 */
export function sentenceScorer(words: Words, { bias, add }: WordWeights): ScoreSentence {
  const marks = wordMarksOf(words)
  const classCount = bias.length
  const features = new Int32Array(2 * stepLength)
  const whole = new Float64Array(classCount)
  let step = new Float64Array(classCount)
  let before = new Float64Array(classCount)
  return function scoreSentence(first, last, margins) {
    const end = Math.min(last, first + longestRead)
    margins.fill(Number.NEGATIVE_INFINITY)
    whole.fill(0)
    let [wholeSquares, squaresBefore, isDenied, wasDenied] = [0, 0, false, true]
    for (let from = first; from < end; from += stepLength) {
      const to = Math.min(end, from + stepLength)
      step.fill(0)
      const squares = add(features, wordFeatures(words, marks, [first, from, to], features), step)
      const denies = isDenial(words, marks, from, to)
      if (!denies && !wasDenied && end - first > 2 * stepLength)
        keepBest(before, step, squaresBefore + squares, margins)
      for (let one = 0; one < classCount; one++) whole[one] = (whole[one] ?? 0) + (step[one] ?? 0)
      wholeSquares += squares
      isDenied ||= denies
      wasDenied = denies
      squaresBefore = squares
      const free = before
      before = step
      step = free
    }
    if (!isDenied) keepBest(whole, nothing, wholeSquares, margins)
    for (let one = 0; one < classCount; one++) margins[one] = (margins[one] ?? 0) + (bias[one] ?? 0)
  }
}

const nothing = new Float64Array(256)

function keepBest(one: Float64Array, other: Float64Array, squares: number, margins: Float64Array): void {
  const value = 1 / Math.sqrt(Math.max(1, squares))
  for (let at = 0; at < margins.length; at++) {
    const margin = ((one[at] ?? 0) + (other[at] ?? 0)) * value
    if (margin > (margins[at] ?? 0)) margins[at] = margin
  }
}

function isDenial({ numbers }: Words, { denials }: WordMarks, from: number, to: number): boolean {
  for (let word = from; word < to; word++) if (denials[numbers[word] ?? 0]) return true
  return false
}
