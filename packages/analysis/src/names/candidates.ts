import type { Passage } from '../passage/passage.ts'
import { hashOf, mayHave } from './key-hashes.ts'
import type { Beginning, KnownName, NameIndex } from './name-index.ts'

/** The words `first` to `last` of a passage, and the names that are written so. */
export interface Candidate {
  readonly known: readonly KnownName[]
  readonly first: number
  readonly last: number
}

const mostWords = 6

/**
 * The next name at the word `from` or behind: the longest run of words that is one, whether the text joins, hyphens or
 * spaces its parts.
 */
export function nextCandidate(passage: Passage, index: NameIndex, from: number): Candidate | undefined {
  const { starts, numbers, numbering } = passage.words
  const beginnings = index.beginnings(numbering)
  for (let word = from; word < numbers.length; word++) {
    const beginning = beginnings[numbers[word] ?? 0]
    if (beginning === undefined) continue
    if (!beginning.isSmall && isSmallLetter(passage.text.charCodeAt(starts[word] ?? 0))) continue
    const { known, reach } = beginning
    const long = reach === 0 ? undefined : longer(passage, index, beginning, word)
    if (long !== undefined) return long
    if (known !== undefined) return { known, first: word, last: word }
  }
  return undefined
}

function isSmallLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

function longer(
  { text, words }: Passage,
  { byKey, hashes }: NameIndex,
  { key, reach, hash }: Beginning,
  first: number,
): Candidate | undefined {
  const { texts, starts, ends } = words
  let longest: Candidate | undefined
  let joined = hash
  let length = key.length
  for (let last = first + 1; last < first + mostWords && last < texts.length; last++) {
    const more = texts[last] ?? ''
    length += more.length
    if (length > reach || !isJoint(text, ends[last - 1] ?? 0, starts[last] ?? 0)) break
    joined = hashOf(more, joined)
    if (!mayHave(hashes.prefixes, joined)) break
    if (!mayHave(hashes.whole, joined)) continue
    const known = byKey.get(texts.slice(first, last + 1).join(''))
    if (known !== undefined) longest = { known, first, last }
  }
  return longest
}

/** Whether nothing, a space, a hyphen, a dot or an underscore (`\_` in Markdown) stands between two parts of a name. */
function isJoint(text: string, from: number, to: number): boolean {
  if (to === from) return true
  return to - from === 1 ? joints.has(text.charCodeAt(from)) : to - from === 2 && text.startsWith('\\_', from)
}

const joints = new Set(Array.from(' \u00a0\u202f_.-‑–', (joint) => joint.charCodeAt(0)))
