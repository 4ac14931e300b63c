import type { Passage } from './passage.ts'
import { findWords } from './words.ts'

const zero = new Int32Array(1)
const none = new Int32Array()

/** One sentence of a passage as a passage of its own: offsets are into the sentence. */
export function readSentence(passage: Passage, sentence: number): Passage {
  const text = passage.text.slice(passage.sentences.starts[sentence], passage.sentences.ends[sentence])
  return {
    place: passage.place,
    text,
    lineStarts: zero,
    pageStarts: none,
    sentences: { starts: zero, ends: new Int32Array([text.length]) },
    words: findWords(text),
  }
}
