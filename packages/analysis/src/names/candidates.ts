import type { Passage } from '../passage/passage.ts'
import { type KnownName, type NameIndex, shapeOf, shortestPlural } from './name-index.ts'

/** The words `first` to `last` of a passage, and the names that are written so. */
export interface Candidate {
  readonly known: readonly KnownName[]
  readonly first: number
  readonly last: number
}

const mostWords = 6

/** The longest run of words from `first` on that is a name, whether the text joins, hyphens or spaces its parts. */
export function candidateAt(
  { text, words: { texts, starts, ends } }: Passage,
  { reach, byKey, shapes }: NameIndex,
  first: number,
): Candidate | undefined {
  let key = texts[first] ?? ''
  if (shapes[shapeOf(key)] === 0) return undefined
  const limit = reach.get(key) ?? reach.get(singular(key)) ?? 0
  if (limit === 0) return undefined
  let longest: Candidate | undefined
  for (let last = first; last < first + mostWords && last < texts.length; last++) {
    if (last > first) {
      if (!isJoint(text, ends[last - 1] ?? 0, starts[last] ?? 0)) break
      key += texts[last] ?? ''
    }
    if (key.length > limit + 1) break
    const known = byKey.get(key) ?? byKey.get(singular(key))
    if (known !== undefined) longest = { known, first, last }
  }
  return longest
}

/** Whether nothing, a space, a hyphen, a dot or an underscore (`\_` in Markdown) stands between two parts of a name. */
function isJoint(text: string, from: number, to: number): boolean {
  if (to - from > 2) return false
  if (to - from === 2) return text.startsWith('\\_', from)
  return to === from || ' \u00a0_.-‑–'.includes(text.charAt(from))
}

function singular(word: string): string {
  return word.length >= shortestPlural && word.endsWith('s') ? word.slice(0, -1) : word
}
