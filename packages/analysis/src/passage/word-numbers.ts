/**
 * A number for each word seen so far, so that what is known of a word is an array's element and not a look-up by text.
 * It only saves time: numbers of one numbering are never mixed with those of another, and no result depends on them.
 */
export interface WordNumbers {
  readonly byWord: Map<string, number>
}

/** As many words as some hundred articles have. */
const mostWords = 65_536

let current: WordNumbers = { byWord: new Map() }

/** The numbering for one more text of up to `words` words; a new one when the old one would get too large. */
export function wordNumbersFor(words: number): WordNumbers {
  if (current.byWord.size + words > mostWords && current.byWord.size > 0) current = { byWord: new Map() }
  return current
}

/** The number of a word in a numbering. */
export function numberOf({ byWord }: WordNumbers, word: string): number {
  const known = byWord.get(word)
  if (known !== undefined) return known
  const number = byWord.size
  byWord.set(word, number)
  return number
}
