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

/** Whether a sentence states what happens: neither denied nor only advised. A title calls out and never only advises. */
export function isStated(passage: Passage, span: Span): boolean {
  return (
    !isDenied(passage, span) &&
    !isDeniedInside(passage, span) &&
    (passage.place === 'title' || !isAdvice(passage, span.start))
  )
}

function isDeniedInside(passage: Passage, span: Span): boolean {
  return span.lastWord > span.word && isDenied(passage, { ...span, word: span.lastWord })
}
