import { lazily } from '../passage/lazily.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { tellsOfEarlier } from './earlier.ts'
import { hostileFileWordsIn, hostileWordsIn } from './hostile-words.ts'
import { callsCompromised } from './owner.ts'
import { targetsFrom } from './programs.ts'

/** What a sentence says of the values in it; each is found out when it is first asked for. */
export interface SentenceMarks {
  /** The words that say its values are hostile. */
  readonly hostileWords: () => string | undefined
  /** The words that say so of its files. */
  readonly hostileFileWords: () => string | undefined
  /** Whether it tells of another campaign than the one the article reports. */
  readonly isEarlier: () => boolean
  /** The offset behind which it tells of programs that are looked for, or stopped. */
  readonly targetsFrom: () => number | undefined
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
    if (end - start > longestSentence) {
      const from = Math.max(start, offset - nearby)
      return marksOf(text.slice(from, Math.min(end, offset + nearby)), from)
    }
    const known = seen.get(sentence)
    if (known !== undefined) return known
    const marks = marksOf(text.slice(start, end), start)
    seen.set(sentence, marks)
    return marks
  }
}

function marksOf(sentence: string, start: number): SentenceMarks {
  return {
    hostileWords: lazily(() => hostileWordsIn(sentence)),
    hostileFileWords: lazily(() => hostileFileWordsIn(sentence)),
    isEarlier: lazily(() => tellsOfEarlier(sentence)),
    targetsFrom: lazily(() => {
      const from = targetsFrom(sentence)
      return from === undefined ? undefined : start + from
    }),
    isCompromised: lazily(() => callsCompromised(sentence)),
  }
}
