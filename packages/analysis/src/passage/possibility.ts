import type { Passage } from './passage.ts'

/** Words of a sentence: the first and the last, and the sentence. */
interface Span {
  readonly word: number
  readonly lastWord: number
  readonly sentence: number
}

const modals = new Set(
  'could can cannot may might would if unless potentially potential possible possibly hypothetical must should'.split(
    ' ',
  ),
)
/** "An attacker" is nobody yet: who did it is "attackers" or "the attacker". */
const anyones = new Set('attacker hacker adversary intruder criminal'.split(' '))
const articles = new Set(['a', 'an'])

const none: ReadonlySet<string> = new Set()

/**
 * Whether what the words tell only may happen, by a word in them or up to `wordsBack` before: "could be exploited", "if
 * attackers use it". `others` are more words that say so to the caller.
 */
export function isPossible(
  passage: Passage,
  { word, lastWord, sentence }: Span,
  wordsBack: number,
  others: ReadonlySet<string> = none,
): boolean {
  const from = passage.sentences.starts[sentence] ?? 0
  for (let at = lastWord; at >= 0 && at >= word - wordsBack; at--) {
    if ((passage.words.starts[at] ?? 0) < from) return false
    const text = passage.words.texts[at] ?? ''
    if (modals.has(text) || others.has(text)) return true
    if (anyones.has(text) && articles.has(passage.words.texts[at - 1] ?? '') && !isJoined(passage, at))
      return true
  }
  return false
}

/** "An attacker-controlled server" is there. */
function isJoined({ text, words }: Passage, word: number): boolean {
  return text[words.ends[word] ?? 0] === '-'
}
