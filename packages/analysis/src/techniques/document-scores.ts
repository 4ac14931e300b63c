import { advises } from '../passage/advice.ts'
import type { Passage } from '../passage/passage.ts'
import { sentenceScorer, type WordWeights } from './score-sentence.ts'

/** What the sentences of a document say of each class, and the sentence that says it best (-1: none). */
export interface DocumentScores {
  /** Writes the signs of a class into an array that holds those of one class after another. */
  readonly writeSigns: (one: number, signs: Float32Array) => void
  readonly best: Int32Array
}

/** How many signs of a class there are. */
export const signCount = 16

/** What was heard, for one class after another. */
interface Heard {
  /** The three best sentences. */
  readonly top: Float32Array
  /** All sentences that speak plainly, and all that speak at least faintly. */
  readonly sums: Float32Array
  /** How far the class was ahead of all others in a sentence, at best. */
  readonly leads: Float32Array
}

const fewestWords = 3
const sharpness = 3
/** What is said more softly is not heard. */
const faint = 0.7
const plain = 0.2
const someOf = 0.6
const farBehind = -2

/**
 * Reads what the sentences of a document say of each class. The signs are: the three best sentences as one (odds added),
 * each of the three, how many sentences speak plainly for the class, how many at least faintly, how long the document is,
 * how much it says of all classes, how far ahead of others the class is in a sentence, how many classes are before it, how
 * much it says of classes that come in company with this one (`company`), and products of these. Sentences that only
 * advise do not count.
 */
export function documentScores(
  passage: Passage,
  weights: WordWeights,
  company: Float32Array,
): DocumentScores {
  const classCount = weights.bias.length
  const margins = new Float64Array(classCount)
  const heard = {
    top: new Float32Array(classCount * 3).fill(-faint),
    sums: new Float32Array(classCount * 2),
    leads: new Float32Array(classCount).fill(farBehind),
  }
  const best = new Int32Array(classCount).fill(-1)
  const { words, sentences } = passage
  const scoreSentence = sentenceScorer(words, weights)
  let [word, read] = [0, 0]
  for (let sentence = 0; sentence < sentences.starts.length; sentence++) {
    const first = word
    const end = sentences.ends[sentence] ?? 0
    while (word < words.texts.length && (words.starts[word] ?? 0) < end) word++
    if (word - first < fewestWords) continue
    read++
    scoreSentence(first, word, margins)
    const loudest = loudestOf(margins)
    if ((margins[loudest] ?? 0) > -faint && !advises(passage, sentence)) keep(sentence, loudest)
  }
  return { writeSigns: signsWriter(heard, read, company), best }

  function keep(sentence: number, loudest: number): void {
    const { top, sums, leads } = heard
    const first = margins[loudest] ?? 0
    const second = loudestBeside(margins, loudest)
    for (let one = 0; one < classCount; one++) {
      const margin = margins[one] ?? 0
      if (margin <= -faint) continue
      sums[2 * one] = (sums[2 * one] ?? 0) + Math.max(0, margin + plain)
      sums[2 * one + 1] = (sums[2 * one + 1] ?? 0) + margin + faint
      leads[one] = Math.max(leads[one] ?? 0, margin - (one === loudest ? second : first))
      const at = one * 3
      if (margin <= (top[at + 2] ?? 0)) continue
      if (margin > (top[at] ?? 0)) best[one] = sentence
      insert(top, at, margin)
    }
  }
}

/** The class of which a sentence says most. */
function loudestOf(margins: Float64Array): number {
  let loudest = 0
  for (let one = 1; one < margins.length; one++)
    if ((margins[one] ?? 0) > (margins[loudest] ?? 0)) loudest = one
  return loudest
}

/** What it says of the next one; a class that it says nothing of counts as much as what is not heard. */
function loudestBeside(margins: Float64Array, loudest: number): number {
  let second = farBehind
  for (let one = 0; one < margins.length; one++)
    if (one !== loudest && (margins[one] ?? 0) > second) second = margins[one] ?? 0
  return second
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
function signsWriter(
  { top, sums, leads }: Heard,
  read: number,
  company: Float32Array,
): DocumentScores['writeSigns'] {
  const classCount = leads.length
  const said = Float32Array.from({ length: classCount }, (_, one) =>
    Math.max(0, (top[one * 3] ?? 0) + someOf),
  )
  const saidOfAll = said.reduce((sum, some) => sum + some, 0)
  const length = Math.log1p(read)
  return (one, signs) => {
    const at = one * signCount
    const odds = together(top, one * 3)
    const best = top[one * 3] ?? 0
    const lead = leads[one] ?? 0
    const rank = Math.log1p(countBefore(top, one))
    const saidOfCompany = company
      .subarray(one * classCount, (one + 1) * classCount)
      .reduce((sum, times, other) => sum + times * (said[other] ?? 0), 0)
    signs[at] = odds
    for (let place = 0; place < 3; place++) signs[at + 1 + place] = top[one * 3 + place] ?? 0
    signs[at + 4] = Math.log1p(3 * (sums[one * 2] ?? 0))
    signs[at + 5] = Math.log1p(sums[one * 2 + 1] ?? 0)
    signs[at + 6] = length
    signs[at + 7] = Math.log1p(saidOfAll)
    signs[at + 8] = lead
    signs[at + 9] = rank
    signs[at + 10] = saidOfCompany
    signs[at + 11] = saidOfCompany / (1 + Math.sqrt(saidOfAll))
    signs[at + 12] = best * best
    signs[at + 13] = best * length
    signs[at + 14] = odds * rank
    signs[at + 15] = lead * best
  }
}

function countBefore(top: Float32Array, one: number): number {
  const own = top[one * 3] ?? 0
  let count = 0
  for (let at = 0; at < top.length; at += 3) if ((top[at] ?? 0) > own) count++
  return count
}

function together(margins: Float32Array, from: number): number {
  let odds = 0
  for (let at = from; at < from + 3; at++) odds += Math.log1p(Math.exp(sharpness * (margins[at] ?? 0)))
  return Math.log(Math.expm1(Math.min(odds, highest)) + Number.EPSILON)
}

const highest = 20
