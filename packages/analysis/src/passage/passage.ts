import { findSentences } from './sentences.ts'
import type { Spans } from './spans.ts'
import { findWords, type Words } from './words.ts'

/** A text of the article with what every reader of it needs, found once: where lines, sentences and words stand. */
export interface Passage {
  readonly place: 'title' | 'body'
  readonly text: string
  readonly lineStarts: Int32Array
  /** Empty where the text has no pages. */
  readonly pageStarts: Int32Array
  readonly sentences: Spans
  readonly words: Words
}

/** Indexes a text in one pass each for lines, sentences and, once somebody asks for them, words. */
export function readPassage(
  text: string,
  place: Passage['place'],
  pageStarts: readonly number[] = [],
): Passage {
  let words: Words | undefined
  return {
    place,
    text,
    lineStarts: findLineStarts(text),
    pageStarts: new Int32Array(pageStarts),
    sentences: findSentences(text),
    get words() {
      words ??= findWords(text)
      return words
    },
  }
}

function findLineStarts(text: string): Int32Array {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return new Int32Array(starts)
}
