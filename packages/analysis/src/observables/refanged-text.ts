import { indexAt } from '../passage/spans.ts'

/** A text with every defanging undone, and the way back to the text as written. */
export interface RefangedText {
  readonly text: string
  readonly edits: readonly Edit[]
  /** Where each edit begins in the refanged text. */
  readonly editStarts: Int32Array
}

/** `[start, end)` of the written text that stands for `plain`. `how` says what the author did. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly plain: string
  readonly how: 'dot' | 'word-dot' | 'at' | 'word-at' | 'spaced-at' | 'scheme' | 'mark' | 'hyphen'
}

/** The text as it reads with its edits, which are in order. */
export function withEdits(written: string, edits: readonly Edit[]): RefangedText {
  if (edits.length === 0) return { text: written, edits, editStarts: new Int32Array() }
  const pieces: string[] = []
  const editStarts = new Int32Array(edits.length)
  let from = 0
  let length = 0
  edits.forEach((edit, index) => {
    length += edit.start - from
    editStarts[index] = length
    pieces.push(written.slice(from, edit.start), edit.plain)
    length += edit.plain.length
    from = edit.end
  })
  pieces.push(written.slice(from))
  return { text: pieces.join(''), edits, editStarts }
}

/** The offset in the written text of an offset in the refanged one. */
export function writtenOffset(refanged: RefangedText, offset: number): number {
  const index = indexAt(refanged.editStarts, offset)
  const edit = refanged.edits[index]
  if (edit === undefined) return offset
  const into = offset - (refanged.editStarts[index] ?? 0)
  return into < edit.plain.length ? edit.start : edit.end + into - edit.plain.length
}

/**
 * Whether the author defanged something inside `[start, end)` of the refanged text. A typographic hyphen is no sign of it,
 * nor are blanks around `@`, which hide an address from those who send spam.
 */
export function isDefanged(refanged: RefangedText, start: number, end: number): boolean {
  return hasEdit(refanged, start, end, (how) => how !== 'hyphen' && how !== 'spaced-at')
}

/** Whether the author did so in a way that is no English either: "connect the dot net" is. */
export function isPlainlyDefanged(refanged: RefangedText, start: number, end: number): boolean {
  return hasEdit(refanged, start, end, (how) => how === 'dot' || how === 'at' || how === 'scheme')
}

function hasEdit(
  { edits, editStarts }: RefangedText,
  start: number,
  end: number,
  counts: (how: Edit['how'] | undefined) => boolean,
): boolean {
  for (let index = indexAt(editStarts, start - 1) + 1; index < edits.length; index++) {
    if ((editStarts[index] ?? end) >= end) return false
    if (counts(edits[index]?.how)) return true
  }
  return false
}
