import { advises } from '../passage/advice.ts'
import type { Passage } from '../passage/passage.ts'
import { sentenceFeatures } from './sentence-features.ts'

/** Adds up what the features of a sentence say of each class. */
export type ScoreSentence = (features: readonly number[], margins: Float32Array) => void

/** What a document as a whole says of each class: a score, and the sentence that says it best (-1: none). */
export interface DocumentScores {
  readonly scores: Float32Array
  readonly best: Int32Array
}

const fewestWords = 3
const softest = -6

/**
 * Scores every class by the three sentences that speak most for it: each counts by the logarithm of its odds plus one,
 * so that one clear sentence is enough and three vague ones may be. Sentences that only advise do not count.
 */
export function documentScores(
  passage: Passage,
  classCount: number,
  scoreSentence: ScoreSentence,
): DocumentScores {
  const margins = new Float32Array(classCount)
  const top = new Float32Array(classCount * 3).fill(softest)
  const best = new Int32Array(classCount).fill(-1)
  const { words, sentences } = passage
  let word = 0
  for (let sentence = 0; sentence < sentences.starts.length; sentence++) {
    const first = word
    const end = sentences.ends[sentence] ?? 0
    while (word < words.texts.length && (words.starts[word] ?? 0) < end) word++
    if (word - first < fewestWords) continue
    scoreSentence(sentenceFeatures(words, first, word), margins)
    keepBest(sentence)
  }
  const scores = new Float32Array(classCount)
  for (let one = 0; one < classCount; one++) scores[one] = scoreOf(top, one * 3)
  return { scores, best }

  function keepBest(sentence: number): void {
    let advice: boolean | undefined
    for (let one = 0; one < classCount; one++) {
      const margin = margins[one] ?? 0
      const at = one * 3
      if (margin <= (top[at + 2] ?? 0)) continue
      advice ??= advises(passage, sentence)
      if (advice) return
      if (margin > (top[at] ?? 0)) best[one] = sentence
      insert(top, at, margin)
    }
  }
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

function scoreOf(top: Float32Array, at: number): number {
  let odds = 0
  for (let place = at; place < at + 3; place++) odds += Math.log1p(Math.exp(top[place] ?? softest))
  return Math.log(Math.expm1(Math.min(odds, highest)) + Number.EPSILON)
}

const highest = 20
