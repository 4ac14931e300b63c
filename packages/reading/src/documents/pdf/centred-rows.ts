import { joinLines } from './join-lines.ts'
import { joinWrapped } from './join-wrapped.ts'
import type { Segment, TextLine } from './text-line.ts'

/** Lines of one cell are this close, in sizes of the type, and begin at the same place within points. */
const closeBelow = 1.4
const aligned = 1.5
/** Cells of one row have the same middle, within so many sizes of the type. */
const sameMiddle = 0.4
const mostLines = 12

type Cell = { readonly x: number; readonly segments: Segment[] }

/**
 * Puts rows of tables together whose cells are centred beside each other: a label then stands between the lines of a
 * taller cell. All other lines stay as they are.
 */
export function centredRows(
  lines: readonly TextLine[],
  isCompound: (word: string) => boolean,
): readonly TextLine[] {
  const rows = rowsOf(cellsOf(lines)).filter((row) => isCentred(row, lines.length))
  if (rows.length === 0) return lines
  const rowOf = new Map<Segment, readonly Cell[]>()
  for (const row of rows) for (const cell of row) for (const segment of cell.segments) rowOf.set(segment, row)
  const done = new Set<readonly Cell[]>()
  return lines.flatMap((line) => {
    const others = line.segments.filter((segment) => !rowOf.has(segment))
    const kept = others.length === 0 ? [] : [{ ...line, segments: others }]
    const begun = line.segments
      .map((segment) => rowOf.get(segment))
      .find((row) => row !== undefined && !done.has(row))
    if (begun === undefined) return kept
    done.add(begun)
    return [...kept, rowLine(begun, isCompound)]
  })
}

function cellsOf(lines: readonly TextLine[]): readonly Cell[] {
  const open = new Map<number, Cell>()
  const cells: Cell[] = []
  for (const segment of lines.flatMap(({ segments }) => segments)) {
    const key = Math.round(segment.x)
    const cell = [key, key - 1, key + 1].map((near) => open.get(near)).find((near) => goesOn(near, segment))
    if (cell !== undefined) {
      cell.segments.push(segment)
      continue
    }
    const begun = { x: segment.x, segments: [segment] }
    open.set(key, begun)
    cells.push(begun)
  }
  return cells
}

function goesOn(cell: Cell | undefined, segment: Segment): boolean {
  const last = cell?.segments.at(-1)
  if (cell === undefined || last === undefined || Math.abs(last.size - segment.size) > 0.5) return false
  const below = segment.y - last.y
  return Math.abs(cell.x - segment.x) <= aligned && below > 0 && below <= closeBelow * segment.size
}

/** Cells that stand beside each other, wholly or in part. */
function rowsOf(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const rows: Cell[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const cell of cells.toSorted((a, b) => topOf(a) - topOf(b))) {
    if (topOf(cell) <= end) rows.at(-1)?.push(cell)
    else rows.push([cell])
    end = Math.max(topOf(cell) <= end ? end : Number.NEGATIVE_INFINITY, endOf(cell))
  }
  return rows
}

/** Whether a row is of cells of different height with one middle. */
function isCentred(row: readonly Cell[], most: number): boolean {
  const [first] = row
  const counts = row.map(({ segments }) => segments.length)
  const tallest = Math.max(...counts)
  if (first === undefined || row.length < 2 || tallest < 2 || tallest > Math.min(mostLines, most))
    return false
  if (counts.every((count) => count === tallest)) return false
  const size = first.segments[0]?.size ?? 10
  const middles = row.map((cell) => (topOf(cell) + endOf(cell)) / 2)
  const xs = new Set(row.map(({ x }) => Math.round(x)))
  return xs.size === row.length && Math.max(...middles) - Math.min(...middles) <= sameMiddle * size
}

function rowLine(row: readonly Cell[], isCompound: (word: string) => boolean): TextLine {
  const segments = row
    .toSorted((a, b) => a.x - b.x)
    .map(({ segments: pieces }) => ({ ...extentOf(pieces), text: textOf(pieces, isCompound) }))
  const y = Math.max(...row.map(endOf))
  return { y, size: Math.max(...segments.map(({ size }) => size)), segments }
}

function textOf(pieces: readonly Segment[], isCompound: (word: string) => boolean): string {
  const lines = pieces.map((piece) => ({ y: piece.y, size: piece.size, segments: [piece] }))
  return joinWrapped(lines, extentOf(pieces).right)
    .flatMap(({ segments }) => segments.map(({ text }) => text))
    .reduce((above, below) => joinLines(above, below, isCompound))
}

function extentOf(pieces: readonly Segment[]): Segment {
  const x = Math.min(...pieces.map((piece) => piece.x))
  const right = Math.max(...pieces.map((piece) => piece.right))
  const [first] = pieces
  return { text: '', x, right, y: first?.y ?? 0, size: first?.size ?? 0, order: first?.order ?? 0 }
}

function topOf({ segments }: Cell): number {
  return segments[0]?.y ?? 0
}

function endOf({ segments }: Cell): number {
  return segments.at(-1)?.y ?? 0
}
