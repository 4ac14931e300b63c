import { isAdvice } from '../passage/advice.ts'
import { isDenied } from '../passage/denial.ts'
import type { Passage } from '../passage/passage.ts'

interface Span {
  readonly start: number
  readonly end: number
  readonly word: number
  readonly lastWord: number
  readonly sentence: number
}

const modals = new Set(
  'could can may might would if unless potentially potential possible hypothetical attempt attempts must should'.split(
    ' ',
  ),
)
/** "An attacker" is nobody yet: who did it is "attackers" or "the attacker". */
const anyones = new Set('attacker hacker adversary intruder criminal'.split(' '))
const articles = new Set(['a', 'an'])
const modalsBack = 4

/** Whether a sentence states what happens: neither denied nor only advised. A title calls out and never only advises. */
export function isStated(passage: Passage, span: Span): boolean {
  return (
    !isDenied(passage, span) &&
    !isDeniedInside(passage, span) &&
    (passage.place === 'title' || !isAdvice(passage, span.start))
  )
}

/** Whether it only may happen: "could be exploited", "if attackers use it". */
export function isPossible(passage: Passage, { word, lastWord, sentence }: Span): boolean {
  const from = passage.sentences.starts[sentence] ?? 0
  for (let at = lastWord; at >= 0 && at >= word - modalsBack; at--) {
    if ((passage.words.starts[at] ?? 0) < from) return false
    const text = passage.words.texts[at] ?? ''
    if (modals.has(text)) return true
    if (anyones.has(text) && articles.has(passage.words.texts[at - 1] ?? '')) return true
  }
  return false
}

function isDeniedInside(passage: Passage, span: Span): boolean {
  return span.lastWord > span.word && isDenied(passage, { ...span, word: span.lastWord })
}
