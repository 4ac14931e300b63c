import type { Passage } from '../passage/passage.ts'
import { cueOf, kinds } from './cue-words.ts'

/**
 * Whether a capitalised word is part of another name: "Delta Air Lines", "the Chinese Empire", "Joker's Stash". A word for
 * a kind beside it makes no other name.
 */
export function isPartOfName(passage: Passage, first: number, last: number): boolean {
  return isHyphened(passage, first) || isNameBefore(passage, first) || isNameBehind(passage, first, last)
}

/** Whether the capital letter of a word says something: the word before it has none. */
export function hasTellingCapital({ text, words: { texts, starts, ends } }: Passage, first: number): boolean {
  if (first === 0) return false
  const gap = text.slice(ends[first - 1], starts[first])
  if (articles.has(texts[first - 1] ?? '')) return true
  return /^ ["“‘'`*_[]{0,3}$/.test(gap) && isLower(text.charCodeAt(starts[first - 1] ?? 0))
}

const articles = new Set(['the', 'a', 'an', 'this'])

/** Whether a name in brackets abbreviates the words before it: "Turla Driver Loader (TDL)". */
export function isAbbreviation(
  { text, words: { texts, starts } }: Passage,
  first: number,
  name: string,
): boolean {
  const start = starts[first] ?? 0
  if (text[start - 1] !== '(' || name !== name.toUpperCase() || name.length > first) return false
  return Array.from(name.toLowerCase()).every((letter, at) =>
    texts[first - name.length + at]?.startsWith(letter),
  )
}

/** "Dark Side of the Moon", "Remote Control and Surveillance" */
const phrase = /^ (?:of|and|for) (?:the )?\p{Lu}/u

/** `Pre-Validator` */
export function isHyphened({ text, words: { starts } }: Passage, first: number): boolean {
  const start = starts[first] ?? 0
  return text[start - 1] === '-' && /\p{L}/u.test(text[start - 2] ?? '')
}

function isNameBefore(passage: Passage, first: number): boolean {
  const { text, words } = passage
  const { texts, starts, ends } = words
  if (
    first === 0 ||
    text[ends[first - 1] ?? 0] !== ' ' ||
    (starts[first] ?? 0) - (ends[first - 1] ?? 0) !== 1
  )
    return false
  const start = starts[first - 1] ?? 0
  if (!isUpper(text.charCodeAt(start)) || cueOf(texts[first - 1] ?? '') !== kinds.none) return false
  return first >= 2 && text[start - 1] === ' ' && !'.:!?|*'.includes(text[start - 2] ?? '.')
}

function isNameBehind(
  { text, words: { texts, starts, ends } }: Passage,
  first: number,
  last: number,
): boolean {
  const end = ends[last] ?? 0
  const at = /^['’]s $/.test(text.slice(end, end + 3)) ? last + 2 : last + 1
  const start = starts[at]
  if (start === undefined || text[start - 1] !== ' ' || start - (ends[at - 1] ?? 0) !== 1) return false
  if (text.slice(starts[first], end).includes(' ') && phrase.test(text.slice(end, end + 12))) return true
  return isUpper(text.charCodeAt(start)) && cueOf(texts[at] ?? '') === kinds.none
}

function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a
}

function isLower(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}
