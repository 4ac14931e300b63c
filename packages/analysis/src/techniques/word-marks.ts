import { denials } from '../passage/denial.ts'
import { wordTable } from '../passage/word-table.ts'
import type { Words } from '../passage/words.ts'

/** What the model wants of each word, by the number of the word. */
export interface WordMarks {
  /** A hash of the first letters, digits alike; never 0. */
  readonly hashes: readonly number[]
  readonly denials: readonly boolean[]
}

/** The marks of the words of a text. */
export function wordMarksOf({ numbering }: Words): WordMarks {
  return { hashes: hashesOf(numbering), denials: denialsOf(numbering) }
}

const stemLength = 7

const hashesOf = wordTable(hashOf)
const denialsOf = wordTable((word) => denials.has(word))

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  const length = Math.min(word.length, stemLength)
  for (let at = 0; at < length; at++) {
    const unit = word.charCodeAt(at)
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x23 : unit), 0x01000193)
  }
  return hash === 0 ? 1 : hash
}
