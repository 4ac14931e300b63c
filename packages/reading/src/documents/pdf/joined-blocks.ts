import { type Block, isListItem } from './blocks-of-column.ts'
import { joinLines } from './join-lines.ts'
import { isWrappedValue } from './wrapped-value.ts'

/** A longer block goes on no more. */
const longest = 20_000
const leastLength = 40
const endsSentence = /[.!?:;"”’)\]]/

/**
 * The last block of a column or page and the first of the next as one, for a value or a paragraph may go on over its end;
 * null when the next block is another one.
 */
export function joinedBlocks(last: Block, next: Block, isCompound: (word: string) => boolean): string | null {
  if (last.text.length > longest) return null
  if (isWrappedValue({ above: last.text, below: next.text, wouldFit: true })) return last.text + next.text
  return goesOn(last, next) ? joinLines(last.text, next.text, isCompound) : null
}

/** Whether a paragraph stops in the middle: it ends no sentence, and the next line is small or had no place on its last. */
function goesOn(last: Block, next: Block): boolean {
  if (last.text.length < leastLength || last.text.includes('\t') || next.text.includes('\t')) return false
  if (endsSentence.test(last.text.slice(-1))) return false
  if (Math.abs(last.size - next.size) > 0.1 * next.size) return false
  if (/^\p{Ll}/u.test(next.text)) return true
  const hadNoPlace = next.atEdge && !isListItem(next.text) && last.left < next.firstWord
  return hadNoPlace && /\s/.test(last.text) && /\s/.test(next.text)
}
