import type { TextRun } from './text-run.ts'

/** A piece of a line that stands apart from its neighbours: a line of a column, a cell of a table. */
export type Segment = TextRun

type OpenSegment = Omit<{ -readonly [Key in keyof Segment]: Segment[Key] }, 'text'> & {
  readonly texts: string[]
}

/** What stands on one baseline, from left to right. */
export type TextLine = { readonly y: number; readonly size: number; readonly segments: readonly Segment[] }

/** Baselines this close, in sizes of the type, are one: superscripts stand a little higher. */
const sameBaseline = 0.4
/** Gaps in sizes of the type: from here on it is a space, certainly no space, and maybe no space. */
const spaceFrom = 0.12
const apartFrom = 2
const maybeApartFrom = 0.5
/** A gap is no space either when it is so many times the usual one of its line: lines set to full width have wide spaces. */
const wideShare = 1.7
/** Cells below each other begin at the same place, within these points; a line of more runs is no row of cells. */
const aligned = 1
const mostCells = 6
const alignedFrom = 0.8
/** Runs that the file does not draw one after the other are of different cells, and a list marker is apart from its item. */
const apartWhenElsewhere = 0.2
const isMarker = /^(?:[•▪●◦‣■□►]|\(?\d{1,3}[.)])$/

const longestMarker = 6

/** The lines of a page from top to bottom. */
export function linesOf(runs: readonly TextRun[]): readonly TextLine[] {
  const rows = rowsOf(runs)
  const starts = rows.map(startsAfterGaps)
  return rows.map((row, index) => {
    const near = [...(starts[index - 1] ?? []), ...(starts[index + 1] ?? [])]
    const segments = segmentsOf(row, near)
    return { y: row[0]?.y ?? 0, size: Math.max(...segments.map(({ size }) => size)), segments }
  })
}

function rowsOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const rows: { y: number; size: number; runs: TextRun[] }[] = []
  for (const run of runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row !== undefined && run.y - row.y <= sameBaseline * Math.max(row.size, run.size)) {
      row.runs.push(run)
      row.size = Math.max(row.size, run.size)
    } else rows.push({ y: run.y, size: run.size, runs: [run] })
  }
  return rows.map((row) => row.runs.toSorted((a, b) => a.x - b.x))
}

/** Gap before a run, in sizes of the type. */
function gapBefore(run: TextRun, previous: Pick<TextRun, 'right' | 'size'>): number {
  return (run.x - previous.right) / Math.max(1, Math.min(run.size, previous.size))
}

function startsAfterGaps(row: readonly TextRun[]): readonly number[] {
  return row.flatMap((run, index) => {
    const previous = row[index - 1]
    return previous === undefined || gapBefore(run, previous) >= maybeApartFrom ? [run.x] : []
  })
}

function segmentsOf(row: readonly TextRun[], startsNear: readonly number[]): readonly Segment[] {
  const usual = usualGap(row)
  const open: OpenSegment[] = []
  for (const run of row) {
    const last = open.at(-1)
    if (last === undefined) {
      open.push({ ...run, texts: [run.text] })
      continue
    }
    const gap = gapBefore(run, last)
    if (isOverprint(run, last)) continue
    const isApart =
      gap >= apartFrom ||
      (gap >= apartWhenElsewhere && (run.order !== last.order + 1 || isMarkerOnly(last))) ||
      (gap >= maybeApartFrom &&
        (gap >= wideShare * usual ||
          (row.length <= mostCells &&
            gap >= alignedFrom &&
            startsNear.some((x) => Math.abs(x - run.x) <= aligned))))
    if (isApart) open.push({ ...run, texts: [run.text] })
    else add(last, run, gap >= spaceFrom)
  }
  return open.map(({ texts, ...segment }) => ({ ...segment, text: texts.join('').trim() }))
}

function isMarkerOnly({ texts }: OpenSegment): boolean {
  return texts.length <= longestMarker && isMarker.test(texts.join('').trim())
}

/**
 * What a space of a line is at least, in sizes of the type: wider than a quarter of them. That inside a run of several
 * words is about a quarter of the size.
 */
function usualGap(row: readonly TextRun[]): number {
  const gaps = row.flatMap((run, index) => {
    const previous = row[index - 1]
    const gap = previous === undefined ? 0 : gapBefore(run, previous)
    return [...(/\S\s\S/.test(run.text) ? [0.25] : []), ...(gap >= spaceFrom ? [gap] : [])]
  })
  return gaps.sort((a, b) => a - b)[gaps.length >> 2] ?? Number.POSITIVE_INFINITY
}

/** Bold made by printing twice. */
function isOverprint(run: TextRun, last: OpenSegment): boolean {
  return last.texts.length === 1 && run.text === last.texts[0] && Math.abs(run.x - last.x) < 0.3 * run.size
}

function add(left: OpenSegment, right: TextRun, spaced: boolean): void {
  const end = left.texts.at(-1)?.slice(-1) ?? ''
  if (spaced && !/\s/.test(end) && !/^\s/.test(right.text)) left.texts.push(' ')
  left.texts.push(right.text)
  left.right = Math.max(left.right, right.right)
  if (right.size > left.size) left.y = right.y
  left.size = Math.max(left.size, right.size)
  left.order = right.order
}
