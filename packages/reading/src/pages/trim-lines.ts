import { blockOf, isHeading, linkShare } from './line-value.ts'
import type { Line } from './text-writer.ts'

/** From the first line of prose to the last, and the paragraphs, lists and tables that stand with them. */
export function trimLines(
  text: string,
  lines: readonly Line[],
  isProse: (line: Line) => boolean,
): readonly Line[] {
  let first = lines.findIndex((line) => isProse(line) && !isByline(text, line))
  let last = lines.findLastIndex(isProse)
  if (first < 0) return []
  while (isSameFlow(lines[first - 1], lines[first]) && isSentence(text, lines[first - 1])) first--
  while (isSameFlow(lines[last + 1], lines[last])) last++
  return lines.slice(first, listEnd(lines, last) + 1)
}

const bylineStart =
  /^\W{0,3}(?:(?:written |posted |published )?by|published|updated|posted|last (?:updated|modified))\b/i
const sentenceEnd = /[.!?:…。！？]["'”’»)\]]{0,2}$/

/** Who wrote it and when, in whatever element. */
function isByline(text: string, line: Line): boolean {
  return (
    line.end - line.start < 200 &&
    bylineStart.test(text.slice(line.start, line.end)) &&
    !isSentence(text, line)
  )
}

function isSentence(text: string, line: Line | undefined): boolean {
  return line !== undefined && sentenceEnd.test(text.slice(Math.max(line.start, line.end - 4), line.end))
}

function isSameFlow(line: Line | undefined, neighbour: Line | undefined): boolean {
  if (line === undefined || neighbour === undefined || linkShare(line) > 0.5) return false
  const [one, other] = [blockOf(line), blockOf(neighbour)]
  return one.name === 'p' && other.name === 'p' && one.parent === other.parent
}

const listed = new Set(['li', 'pre', 'tr', 'table', 'dd', 'dt', 'code'])

/** The end of the lists, tables and listings, each under a heading or not, that follow the last line of prose. */
function listEnd(lines: readonly Line[], last: number): number {
  let end = last
  for (let at = last + 1; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined || linkShare(line) > 0.3) break
    if (listed.has(blockOf(line).name)) end = at
    else if (!isHeading(line)) break
  }
  return end
}
