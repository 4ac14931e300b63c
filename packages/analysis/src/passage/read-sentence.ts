import type { Passage } from './passage.ts'
import { findWords } from './words.ts'

/** One sentence of a passage as a passage of its own: offsets are into the sentence. */
export function readSentence(passage: Passage, sentence: number): Passage {
  const text = passage.text.slice(passage.sentences.starts[sentence], passage.sentences.ends[sentence])
  return {
    place: passage.place,
    text,
    lineStarts: Int32Array.of(0),
    pageStarts: new Int32Array(),
    sentences: { starts: Int32Array.of(0), ends: Int32Array.of(text.length) },
    words: findWords(text),
  }
}
