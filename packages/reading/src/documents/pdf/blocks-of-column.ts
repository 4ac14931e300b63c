import { joinLines } from './join-lines.ts'
import type { Column } from './reading-order.ts'
import type { Segment, TextLine } from './text-line.ts'

/** A new paragraph stands further below than the next line of the same, by this factor. */
const paragraphGap = 1.35
/** The pitch of lines where a column does not show its own, in sizes of the type. */
const usualPitch = 1.25
/** A quotation has so many lines and is so wide, as a share of its column. */
const leastNarrow = 3
const narrowShare = 0.75
/** Lines of one cell are closer than rows, by this factor. */
const closerThanRows = 0.8
/** Lines of cells begin at the same place, within these points. */
const aligned = 3

/** Neither a paragraph nor a row is longer, in characters and lines. */
const longestParagraph = 20_000
const mostLines = 200

const listMarker = /^(?:[•▪●◦‣■□►–—*·]|\(?\d{1,3}[.)]|[a-z][.)])\s/

const dash = /^[–—]\s/

const wholeHash = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})(?:\s|$)/i

const endsSentence = /[.:;!?>)\]"”]$/

/** A paragraph, a list item, a heading or a row of a table. */
export type Block = {
  readonly text: string
  readonly size: number
  /** Its first line begins where those of its column do. */
  readonly atEdge: boolean
  /** Its last line reaches so near to the edge of its column, in points. */
  readonly left: number
  readonly firstWord: number
}

type OpenBlock = {
  lines: TextLine[]
  cells: Segment[]
  text: string
  /** From the row above, where there is one. */
  readonly rowGap: number | null
}

/** Paragraphs, list items, headings and rows of tables (cells apart by a tab), from top to bottom. */
export function blocksOfColumn(column: Column, isCompound: (word: string) => boolean): readonly Block[] {
  const pitch = pitchOf(column.lines)
  const edges = edgesOf(column, pitch)
  const edgeFor = (line: TextLine) =>
    open !== null && endsSentence.test(open.text.slice(-1)) ? column.right : (edges.get(line) ?? column.right)
  const blocks: Block[] = []
  const leftEdge = Math.min(...column.lines.map(leftOf))
  let open: OpenBlock | null = null
  for (const line of column.lines) {
    const [only] = line.segments
    if (open !== null && continuesRow(open, line)) addToRow(open, line, isCompound)
    else if (open !== null && only !== undefined && continuesText(open, line, edgeFor(line), pitch)) {
      open.text = joinLines(open.text, only.text, isCompound)
      open.lines.push(line)
    } else {
      if (open !== null) blocks.push(blockOf(open, leftEdge, column.right))
      open = {
        lines: [line],
        cells: line.segments.map((cell) => ({ ...cell })),
        text: only?.text ?? '',
        rowGap: open === null ? null : rowGap(open, line),
      }
    }
  }
  if (open !== null) blocks.push(blockOf(open, leftEdge, column.right))
  return blocks
}

function blockOf(open: OpenBlock, leftEdge: number, rightEdge: number): Block {
  const [first, last] = [open.lines[0], open.lines.at(-1)]
  const [firstPiece] = first?.segments ?? []
  return {
    text: textOf(open),
    size: last?.size ?? 0,
    atEdge: firstPiece !== undefined && firstPiece.x - leftEdge <= aligned,
    left: rightEdge - (last?.segments.at(-1)?.right ?? 0),
    firstWord: firstPiece === undefined ? 0 : firstWordWidth(firstPiece),
  }
}

function textOf({ cells, text }: OpenBlock): string {
  const [marker, item] = cells
  if (cells.length === 2 && listMarker.test(`${marker?.text} `)) return `${marker?.text} ${item?.text}`
  return cells.length > 1 ? cells.map((cell) => cell.text).join('\t') : text
}

/** Whether a text begins with the marker of a list. */
export function isListItem(text: string): boolean {
  return listMarker.test(text)
}

function rowGap({ cells, lines }: OpenBlock, below: TextLine): number | null {
  return cells.length < 2 ? null : below.y - (lines.at(-1)?.y ?? 0)
}

/**
 * A line under a row that holds only further lines of some of its cells. One that begins where the row does is a row itself,
 * unless the rows are clearly further apart.
 */
function continuesRow({ cells, lines, rowGap: gap }: OpenBlock, line: TextLine): boolean {
  const last = lines.at(-1)
  if (last === undefined || cells.length < 2 || line.segments.length >= cells.length) return false
  if (lines.length >= mostLines) return false
  if (line.y - last.y > usualPitch * 1.15 * line.size) return false
  const places = line.segments.map((segment) =>
    cells.findIndex(({ x }) => Math.abs(x - segment.x) <= aligned),
  )
  if (places.includes(-1)) return false
  return !places.includes(0) || (gap !== null && line.y - last.y < closerThanRows * gap)
}

function addToRow(open: OpenBlock, line: TextLine, isCompound: (word: string) => boolean): void {
  open.cells = open.cells.map((cell) => {
    const more = line.segments.find(({ x }) => Math.abs(x - cell.x) <= aligned)
    return more === undefined ? cell : { ...cell, text: joinLines(cell.text, more.text, isCompound) }
  })
  open.lines.push(line)
}

/** Whether a line goes on with the paragraph: near enough, of one size, not indented, and not broken by will. */
function continuesText(open: OpenBlock, line: TextLine, edge: number, pitch: number): boolean {
  const last = open.lines.at(-1)
  const [above] = last?.segments.slice(-1) ?? []
  const [below] = line.segments
  if (last === undefined || above === undefined || below === undefined) return false
  if (open.cells.length > 1 || line.segments.length > 1 || open.text.length > longestParagraph) return false
  if (Math.abs(last.size - line.size) > 0.1 * line.size) return false
  if (line.y - last.y > paragraphGap * Math.max(pitch, line.size)) return false
  const startsItem = listMarker.test(below.text) && !(dash.test(below.text) && isInSentence(open, below))
  if (startsItem || isValueOfList(open.text, below.text)) return false
  const hanging = listMarker.test(open.text)
  const indent = below.x - (open.lines.length > 1 ? above.x : (open.cells[0]?.x ?? above.x))
  if (!hanging && indent > line.size) return false
  return above.right + firstWordWidth(below) > edge
}

/** A dash within a sentence that happens to begin a line: the one above is long, ends no sentence and is no such item. */
function isInSentence({ cells, text }: OpenBlock, below: Segment): boolean {
  const [first] = cells
  const isSameEdge = first !== undefined && Math.abs(first.x - below.x) <= aligned
  return isSameEdge && /\s/.test(text) && !endsSentence.test(text.slice(-1)) && !dash.test(text)
}

/** Values one below the other: a whole hash, or single words. */
function isValueOfList(above: string, below: string): boolean {
  return wholeHash.test(below) || !(/\s/.test(above) || /\s/.test(below) || above.endsWith('-'))
}

/** A word that would have fitted was put on the next line by will. */
function firstWordWidth({ text, x, right, size }: Segment): number {
  const word = /^\S+/.exec(text)?.[0].length ?? 0
  return ((right - x) * word) / Math.max(1, text.length) + 0.2 * size
}

/**
 * Where the lines around each line end: of lines that begin at one place and follow each other, as far as they reach, for
 * quotations are set narrower; else, and for short ones, the edge of the column.
 */
function edgesOf({ lines, right }: Column, pitch: number): ReadonlyMap<TextLine, number> {
  const left = Math.min(...lines.map(leftOf))
  const edges = new Map<TextLine, number>()
  let run: TextLine[] = []
  for (const [index, line] of lines.entries()) {
    run.push(line)
    const next = lines[index + 1]
    const goesOn =
      next !== undefined &&
      Math.abs(leftOf(next) - leftOf(line)) <= 1 &&
      next.y - line.y <= paragraphGap * Math.max(pitch, line.size)
    if (goesOn) continue
    const reach = Math.max(...run.map(({ segments }) => segments.at(-1)?.right ?? 0))
    const isNarrow = run.length >= leastNarrow && reach - leftOf(line) >= narrowShare * (right - left)
    for (const one of run) edges.set(one, isNarrow ? Math.min(reach, right) : right)
    run = []
  }
  return edges
}

function leftOf({ segments }: TextLine): number {
  return segments[0]?.x ?? 0
}

/** The middle of the distances of neighbouring lines. */
function pitchOf(lines: readonly TextLine[]): number {
  const steps = lines
    .map((line, index) => line.y - (lines[index - 1]?.y ?? Number.NEGATIVE_INFINITY))
    .filter((step) => Number.isFinite(step) && step > 0)
    .sort((a, b) => a - b)
  const size = lines[0]?.size ?? 10
  return steps.length < 4 ? usualPitch * size : (steps[steps.length >> 1] ?? usualPitch * size)
}
