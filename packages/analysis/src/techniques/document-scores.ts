import { advises } from '../passage/advice.ts'
import type { Passage } from '../passage/passage.ts'
import { featureRoom, sentenceFeatures } from './sentence-features.ts'

/** Writes what a sentence says of each class, by the first `count` of `features`, into `margins`. */
export type ScoreSentence = (features: Int32Array, count: number, margins: Float64Array) => void

/** What the sentences of a document say of each class, and the sentence that says it best (-1: none). */
export interface DocumentScores {
  /** Writes the signs of a class into an array that holds those of one class after another. */
  readonly writeSigns: (one: number, signs: Float32Array) => void
  readonly best: Int32Array
}

/** How many signs of a class there are. */
export const signCount = 8

const fewestWords = 3
const sharpness = 3
/** What is said more softly is not heard. */
const faint = 0.7
const plain = 0.2
const someOf = 0.6

/**
 * Reads what the sentences of a document say of each class. The signs are: the three best sentences as one (odds added),
 * each of the three, how many sentences speak plainly for the class, how many at least faintly, how long the document is,
 * and how much it says of all classes. Sentences that only advise do not count.
 */
export function documentScores(
  passage: Passage,
  classCount: number,
  scoreSentence: ScoreSentence,
): DocumentScores {
  const margins = new Float64Array(classCount)
  const top = new Float32Array(classCount * 3).fill(-faint)
  const sums = new Float32Array(classCount * 2)
  const best = new Int32Array(classCount).fill(-1)
  const features = featureRoom()
  const { words, sentences } = passage
  let [word, read] = [0, 0]
  for (let sentence = 0; sentence < sentences.starts.length; sentence++) {
    const first = word
    const end = sentences.ends[sentence] ?? 0
    while (word < words.texts.length && (words.starts[word] ?? 0) < end) word++
    if (word - first < fewestWords) continue
    read++
    scoreSentence(features, sentenceFeatures(words, first, word, features), margins)
    if (isLoud(margins) && !advises(passage, sentence)) keep(sentence)
  }
  return { writeSigns: signsWriter(top, sums, read), best }

  function keep(sentence: number): void {
    for (let one = 0; one < classCount; one++) {
      const margin = margins[one] ?? 0
      if (margin <= -faint) continue
      sums[2 * one] = (sums[2 * one] ?? 0) + Math.max(0, margin + plain)
      sums[2 * one + 1] = (sums[2 * one + 1] ?? 0) + margin + faint
      const at = one * 3
      if (margin <= (top[at + 2] ?? 0)) continue
      if (margin > (top[at] ?? 0)) best[one] = sentence
      insert(top, at, margin)
    }
  }
}

/** Whether a sentence says anything of any class; most say nothing. */
function isLoud(margins: Float64Array): boolean {
  for (let one = 0; one < margins.length; one++) if ((margins[one] ?? 0) > -faint) return true
  return false
}

/** Puts `value` into three numbers that descend. */
function insert(top: Float32Array, at: number, value: number): void {
  const [first = 0, second = 0] = [top[at], top[at + 1]]
  if (value > first) {
    top[at + 2] = second
    top[at + 1] = first
    top[at] = value
  } else if (value > second) {
    top[at + 2] = second
    top[at + 1] = value
  } else top[at + 2] = value
}

/** A writer of the signs of one class at its place among those of all. */
function signsWriter(top: Float32Array, sums: Float32Array, read: number): DocumentScores['writeSigns'] {
  const classCount = top.length / 3
  let saidOfAll = 0
  for (let one = 0; one < classCount; one++) saidOfAll += Math.max(0, (top[one * 3] ?? 0) + someOf)
  const length = Math.log1p(read)
  const said = Math.log1p(saidOfAll)
  return (one, signs) => {
    const at = one * signCount
    signs[at] = together(top, one * 3)
    for (let place = 0; place < 3; place++) signs[at + 1 + place] = top[one * 3 + place] ?? 0
    signs[at + 4] = Math.log1p(3 * (sums[one * 2] ?? 0))
    signs[at + 5] = Math.log1p(sums[one * 2 + 1] ?? 0)
    signs[at + 6] = length
    signs[at + 7] = said
  }
}

function together(margins: Float32Array, from: number): number {
  let odds = 0
  for (let at = from; at < from + 3; at++) odds += Math.log1p(Math.exp(sharpness * (margins[at] ?? 0)))
  return Math.log(Math.expm1(Math.min(odds, highest)) + Number.EPSILON)
}

const highest = 20
