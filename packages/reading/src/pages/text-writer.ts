/** Soft hyphen, zero-width space, joiners, word joiner, byte order mark: no part of the text they stand in. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const spaces = /[ \t\n\r\f\v\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

/** One line of the text: where it starts, and how many of its characters stand in links. */
export type Line = { readonly start: number; readonly end: number; readonly linked: number }

/** Writes text line by line: blocks on lines of their own, cells apart by a tab, white space folded. */
export type TextWriter = {
  readonly write: (text: string, options: { readonly pre: boolean; readonly linked: boolean }) => void
  readonly breakLine: () => void
  readonly startRow: () => void
  readonly startCell: () => void
  readonly endRow: () => void
  /** Where the next written character will stand, at the earliest. */
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
  let pending: '' | ' ' | '\t' | '\n' = ''
  let atCellStart = false

  function append(text: string): void {
    parts.push(text)
    length += text.length
  }

  function endLine(): void {
    if (length > lineStart) lines.push({ start: lineStart, end: length, linked })
    linked = 0
  }

  function flushPending(): void {
    if (pending === '' || length === 0) return
    if (pending === '\n') endLine()
    append(pending)
    if (pending === '\n') lineStart = length
  }

  function writeWord(text: string, inLink: boolean): void {
    flushPending()
    pending = ''
    atCellStart = false
    append(text)
    if (inLink) linked += text.length
  }

  function writeFolded(text: string, inLink: boolean): void {
    const folded = text.replace(spaces, ' ')
    const word = folded.trim()
    if (folded.startsWith(' ') && pending === '') pending = ' '
    if (word === '') return
    writeWord(word, inLink)
    if (folded.endsWith(' ')) pending = ' '
  }

  function writePreformatted(text: string, inLink: boolean): void {
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) pending = '\n'
      const kept = line.trimEnd()
      if (kept !== '') writeWord(kept, inLink)
      if (kept.length < line.length && pending === '') pending = ' '
    }
  }

  return {
    write(text, { pre, linked: inLink }) {
      const visible = text.replace(invisible, '')
      if (pre) writePreformatted(visible, inLink)
      else writeFolded(visible, inLink)
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
