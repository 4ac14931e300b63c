import type { PageElement } from './page-element.ts'

/** Soft hyphen, zero-width space, joiners, word joiner, byte order mark: no part of the text they stand in. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const spaces = /[ \t\n\r\f\v\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

/** One line of the text: where it stands, how many of its characters are links or bold, and the element around it. */
export type Line = {
  readonly start: number
  readonly end: number
  readonly linked: number
  readonly bold: number
  readonly element: PageElement
}

/** Where written text stands. */
type WrittenIn = {
  readonly pre: boolean
  readonly linked: boolean
  readonly bold: boolean
  readonly element: PageElement
}

/** Writes text line by line: blocks on lines of their own, cells apart by a tab, white space folded. */
export type TextWriter = {
  readonly write: (text: string, place: WrittenIn) => void
  readonly breakLine: () => void
  /** Says that an element has ended, before anything is written outside it. */
  readonly leave: (element: PageElement) => void
  /** Breaks the line at the start of a cell too. */
  readonly cutLine: () => void
  readonly startRow: () => void
  readonly startCell: () => void
  readonly endRow: () => void
  /** How many characters are written. */
  readonly length: () => number
  readonly finish: () => { readonly text: string; readonly lines: readonly Line[] }
}

export function textWriter(): TextWriter {
  const parts: string[] = []
  const lines: Line[] = []
  const rowStarts: number[] = []
  let length = 0
  let lineStart = 0
  let linked = 0
  let bold = 0
  let element: PageElement | null = null
  /** What has been open all along since the line's first word. */
  let around: PageElement | null = null
  let pending: '' | ' ' | '\t' | '\n' = ''
  let atCellStart = false

  function append(text: string): void {
    parts.push(text)
    length += text.length
  }

  function endLine(): void {
    if (length > lineStart && element !== null)
      lines.push({ start: lineStart, end: length, linked, bold, element })
    linked = 0
    bold = 0
    element = null
    around = null
  }

  function flushPending(): void {
    if (pending === '' || length === 0) return
    if (pending === '\n') endLine()
    append(pending)
    if (pending === '\n') lineStart = length
  }

  function writeWord(text: string, place: WrittenIn): void {
    flushPending()
    pending = ''
    atCellStart = false
    append(text)
    if (place.linked) linked += text.length
    if (place.bold) bold += text.length
    around ??= place.element
    element = around
  }

  function writeFolded(text: string, place: WrittenIn): void {
    const folded = text.replace(spaces, ' ')
    const word = folded.trim()
    if (folded.startsWith(' ') && pending === '') pending = ' '
    if (word === '') return
    writeWord(word, place)
    if (folded.endsWith(' ')) pending = ' '
  }

  function writePreformatted(text: string, place: WrittenIn): void {
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) pending = '\n'
      const kept = line.trimEnd()
      if (kept !== '') writeWord(kept, place)
      if (kept.length < line.length && pending === '') pending = ' '
    }
  }

  return {
    write(text, place) {
      const visible = text.replace(invisible, '')
      if (place.pre) writePreformatted(visible, place)
      else writeFolded(visible, place)
    },
    leave(left) {
      if (around === left) around = left.parent
    },
    cutLine() {
      pending = '\n'
    },
    breakLine() {
      if (!atCellStart) pending = '\n'
    },
    startRow() {
      pending = '\n'
      atCellStart = false
      rowStarts.push(length)
    },
    startCell() {
      const rowStart = rowStarts.at(-1)
      pending = rowStart !== undefined && length > rowStart ? '\t' : '\n'
      atCellStart = true
    },
    endRow() {
      rowStarts.pop()
      atCellStart = false
      pending = '\n'
    },
    length: () => length,
    finish() {
      endLine()
      return { text: parts.join(''), lines }
    },
  }
}
