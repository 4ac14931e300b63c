import type { Passage } from '../passage/passage.ts'

/** How far from a value its note may stand, and how long it may be. */
const reach = 160
const longestNote = 70

/**
 * What the row of a table, or the entry of a list, notes of the value at `[start, end)`, which fills its cell: the name of
 * the file beside its hash, "C2 until 2 October". The next cell with words, else one before; nothing in running text.
 */
export function rowNote(passage: Passage, line: number, start: number, end: number): string | undefined {
  const { text, lineStarts } = passage
  const lineStart = lineStarts[line] ?? 0
  const lineEnd = (lineStarts[line + 1] ?? text.length + 1) - 1
  const before = text.slice(Math.max(lineStart, start - reach), start)
  const behind = text.slice(end, Math.min(lineEnd, end + reach))
  if (listMark.test(before)) {
    const note = noteAmong([entryNote.exec(behind)?.[1] ?? ''])
    if (note !== undefined) return note
  }
  const mark = cellStart.exec(before)?.[1] ?? cellEnd.exec(behind)?.[1]
  if (mark === undefined || !cellStart.test(before) || !cellEnd.test(behind)) return undefined
  const cellsBehind = behind.split(mark).slice(1, end + reach < lineEnd ? -1 : undefined)
  const cellsBefore = before.split(mark).slice(start - reach > lineStart ? 1 : 0, -1)
  return noteAmong([...cellsBehind, ...cellsBefore.toReversed()])
}

/** Nothing but marks of Markdown stands between a value and the ends of its cell, or of its line. */
const cellStart = /(?:^|([\t|]))[ `"'*_]{0,6}$/
const cellEnd = /^[ `"'*_]{0,6}(?:([\t|])|$)/

/** A value stands first in its entry of a list. */
const listMark = /^[\s*•–-]*[`"'*_]{0,3}$/
const entryNote = /^[`"'*_]{0,3}(?: [–—-]|:| \()\s*([^\n\t|()]{2,100})\)?\s*$/

function noteAmong(cells: readonly string[]): string | undefined {
  return cells
    .map(cleaned)
    .find((cell) => cell.length <= longestNote && /\p{L}{2}|^C(?:2|&C)$/u.test(cell) && !noNote.test(cell))
}

/** Without marks of Markdown and brackets around it. */
function cleaned(cell: string): string {
  return cell.trim().replace(/^[`"'*_\s]{1,9}|[`"'*_\s]{1,9}$/g, '')
}

/** The name of a type, another value, an empty cell, a date. */
const noNote =
  /^(?:(?:file )?(?:md-?5|sha-?\d{1,3}|ssdeep|imphash|hash(?:es)?|ip(?:v[46])?(?: ?addr(?:ess)?)?|domains?(?: names?)?|hostnames?|hosts?|urls?|uris?|e-?mail(?:s| address)?|file ?names?|files?|paths?|registry(?: key)?|mutex|user[- ]agent|indicators?|iocs?|types?|values?|n\/a|none|unknown|yes|no)|.*[0-9a-f]{32}.*|.*\[\..*|.*:\/\/.*|\S*\.\S*\.\S*|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,4}(?:,? \d{4})?)$/i
