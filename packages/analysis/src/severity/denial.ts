import type { Passage } from '../passage/passage.ts'

const denials = new Set(
  'no not never without neither nor cannot unlikely t isn wasn haven hasn didn doesn'.split(' '),
)
const wordsBack = 6

/** Whether a denial stands within six words in front of a hit, in the same sentence: "no evidence of exploitation". */
export function isDenied(
  passage: Passage,
  hit: { readonly word: number; readonly sentence: number },
): boolean {
  const sentenceStart = passage.sentences.starts[hit.sentence] ?? 0
  for (let word = hit.word - 1; word >= 0 && word >= hit.word - wordsBack; word--) {
    if ((passage.words.starts[word] ?? 0) < sentenceStart) return false
    if (denials.has(passage.words.texts[word] ?? '')) return true
  }
  return false
}
