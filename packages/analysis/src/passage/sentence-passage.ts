import type { Passage } from './passage.ts'
import { findWords } from './words.ts'

const zero = new Int32Array(1)
const none = new Int32Array()

/** A text that is one sentence of the body, as a passage of its own. */
export function sentencePassage(text: string): Passage {
  return {
    place: 'body',
    text,
    lineStarts: zero,
    pageStarts: none,
    sentences: { starts: zero, ends: new Int32Array([text.length]) },
    words: findWords(text),
  }
}
