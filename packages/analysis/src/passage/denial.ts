import type { Passage } from './passage.ts'

/** Words that deny what stands behind them; `t` is the end of "don't". */
export const denials: ReadonlySet<string> = new Set(
  'no not never without neither nor cannot unlikely t isn wasn haven hasn didn doesn'.split(' '),
)
const wordsBack = 6

interface Hit {
  readonly word: number
  readonly sentence: number
  readonly end: number
}

/** Whether a denial stands before a hit or right behind it: "no evidence of exploitation", "it steals no money". */
export function isDenied(passage: Passage, hit: Hit): boolean {
  return isDeniedBehind(passage, hit) || isDeniedBefore(passage, hit)
}

/** Whether what follows right behind a hit is nothing: "it steals no money". */
export function isDeniedBehind(passage: Passage, { end }: Hit): boolean {
  return /^ (?:no|nothing|none|nobody|neither)\b/.test(passage.text.slice(end, end + 10))
}

/** Within six words, in the same sentence. */
function isDeniedBefore(passage: Passage, hit: Hit): boolean {
  const sentenceStart = passage.sentences.starts[hit.sentence] ?? 0
  for (let word = hit.word - 1; word >= 0 && word >= hit.word - wordsBack; word--) {
    if ((passage.words.starts[word] ?? 0) < sentenceStart) return false
    if (denials.has(passage.words.texts[word] ?? '')) return true
  }
  return false
}
