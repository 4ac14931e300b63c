import { lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/** A line that is marked as a heading (Markdown, AsciiDoc); 1 is the highest level. */
export interface Heading {
  readonly level: number
  readonly text: string
}

/** The marked headings of a text by line, and the blocks of code: a `#` in one is a comment, not a heading. */
export interface Headings {
  readonly byLine: ReadonlyMap<number, Heading>
  /** The comments in blocks of code, by line. */
  readonly comments: ReadonlyMap<number, string>
  /** The first line of every block of code, and the line of its end, in order. */
  readonly codeBlocks: readonly { readonly first: number; readonly last: number }[]
}

/** What opens and closes a block of code; a line of hyphens is a heading's underline in Markdown. */
const markdownFence = /^(`{3,}|~{3,})/
const asciiDocFence = /^(-{4,}|\.{4,})$/
const marked = /^(#{1,6}|={1,6})\s+(\S.*)$/

const longestHeading = 100

/** Reads the lines that begin with a mark; linear in the number of lines. */
export function headingsOf(passage: Passage): Headings {
  const byLine = new Map<number, Heading>()
  const comments = new Map<number, string>()
  const codeBlocks: { first: number; last: number }[] = []
  let fence: string | undefined
  let first = 0
  let isAsciiDoc = false
  for (let line = 0; line < passage.lineStarts.length; line++) {
    if (!startsWithMark(passage, line)) continue
    const text = lineText(passage, line).trim()
    const edge = (isAsciiDoc ? asciiDocFence : markdownFence).exec(text)?.[1]
    if (edge !== undefined && fence === undefined) {
      fence = edge
      first = line
    } else if (edge !== undefined && edge === fence) {
      fence = undefined
      codeBlocks.push({ first, last: line })
    }
    const heading = text.length <= longestHeading ? marked.exec(text) : null
    if (heading === null) continue
    if (fence !== undefined) comments.set(line, heading[2] ?? '')
    else byLine.set(line, { level: heading[1]?.length ?? 1, text: heading[2] ?? '' })
    if (heading[1]?.startsWith('=')) isAsciiDoc = true
  }
  return { byLine, comments, codeBlocks }
}

function startsWithMark({ text, lineStarts }: Passage, line: number): boolean {
  let at = lineStarts[line] ?? 0
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++
  return '#=`~-.'.includes(text.charAt(at) || ' ')
}
