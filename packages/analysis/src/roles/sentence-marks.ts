import { lazily } from '../passage/lazily.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { tellsOfEarlier } from './earlier.ts'
import { hostileWordsIn } from './hostile-words.ts'
import { callsCompromised } from './owner.ts'

/** What a sentence says of the values in it; each is found out when it is first asked for. */
export interface SentenceMarks {
  /** The words that say its values are hostile. */
  readonly hostileWords: () => string | undefined
  /** Whether it tells of another campaign than the one the article reports. */
  readonly isEarlier: () => boolean
  /** Whether it calls a site compromised. */
  readonly isCompromised: () => boolean
}

/** What is longer is no sentence but text that lost its line feeds: there only what stands near a value counts. */
const longestSentence = 800
const nearby = 200

/** The marks of the sentence around an offset; each sentence is read once. */
export function sentenceMarks({ text, sentences }: Passage): (offset: number) => SentenceMarks {
  const seen = new Map<number, SentenceMarks>()
  return (offset) => {
    const sentence = indexAt(sentences.starts, offset)
    const start = sentences.starts[sentence] ?? 0
    const end = sentences.ends[sentence] ?? 0
    if (end - start > longestSentence)
      return marksOf(text.slice(Math.max(start, offset - nearby), Math.min(end, offset + nearby)))
    const known = seen.get(sentence)
    if (known !== undefined) return known
    const marks = marksOf(text.slice(start, end))
    seen.set(sentence, marks)
    return marks
  }
}

function marksOf(sentence: string): SentenceMarks {
  return {
    hostileWords: lazily(() => hostileWordsIn(sentence)),
    isEarlier: lazily(() => tellsOfEarlier(sentence)),
    isCompromised: lazily(() => callsCompromised(sentence)),
  }
}
