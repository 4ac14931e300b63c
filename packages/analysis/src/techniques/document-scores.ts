import { advises } from '../passage/advice.ts'
import type { Passage } from '../passage/passage.ts'
import { featureRoom, sentenceFeatures } from './sentence-features.ts'

/** Writes what a sentence says of each class, by the first `count` of `features`, into `margins`. */
export type ScoreSentence = (features: Int32Array, count: number, margins: Float64Array) => void

/** What the sentences of a document say of each class: see `documentSigns`; and the best sentence (-1: none). */
export interface DocumentScores {
  readonly signs: Float32Array
  readonly best: Int32Array
}

/** How many signs of a class there are in `DocumentScores.signs`, which holds those of one class after another. */
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
  return { signs: signsOf(top, sums, read), best }

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

function signsOf(top: Float32Array, sums: Float32Array, read: number): Float32Array {
  const classCount = top.length / 3
  const signs = new Float32Array(classCount * signCount)
  let saidOfAll = 0
  for (let one = 0; one < classCount; one++) saidOfAll += Math.max(0, (top[one * 3] ?? 0) + someOf)
  const shared = [Math.log1p(read), Math.log1p(saidOfAll)]
  for (let one = 0; one < classCount; one++) {
    const three = top.subarray(one * 3, one * 3 + 3)
    const [plainly = 0, faintly = 0] = sums.subarray(one * 2, one * 2 + 2)
    signs.set(
      [together(three), ...three, Math.log1p(3 * plainly), Math.log1p(faintly), ...shared],
      one * signCount,
    )
  }
  return signs
}

function together(margins: Float32Array): number {
  let odds = 0
  for (const margin of margins) odds += Math.log1p(Math.exp(sharpness * margin))
  return Math.log(Math.expm1(Math.min(odds, highest)) + Number.EPSILON)
}

const highest = 20
