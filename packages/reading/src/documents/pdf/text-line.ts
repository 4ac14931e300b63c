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

/** Runs of a row that may belong together. */
type Stretch = readonly TextRun[]

/** The lines of a page from top to bottom. */
export function linesOf(runs: readonly TextRun[]): readonly TextLine[] {
  const rows = rowsOf(runs)
  const starts = rows.map(startsAfterGaps)
  const stretches = rows.map(stretchesOf)
  return rows.map((row, index) => {
    const near = [...(starts[index - 1] ?? []), ...(starts[index + 1] ?? [])]
    const beside = [-2, -1, 1, 2].flatMap((step) => stretches[index + step] ?? [])
    const segments = (stretches[index] ?? []).flatMap((stretch) =>
      isSetToWidth(stretch, beside, near) ? [wholeSegment(stretch)] : segmentsOf(stretch, near),
    )
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

/** A row where the file goes on elsewhere: at the gap between columns, and between many cells. */
function stretchesOf(row: readonly TextRun[]): readonly Stretch[] {
  const stretches: TextRun[][] = []
  for (const run of row) {
    const stretch = stretches.at(-1)
    const last = stretch?.at(-1)
    const goesOn =
      last !== undefined && (run.order === last.order + 1 || gapBefore(run, last) < apartWhenElsewhere)
    if (stretch === undefined || !goesOn) stretches.push([run])
    else stretch.push(run)
  }
  return stretches
}

function segmentsOf(stretch: Stretch, startsNear: readonly number[]): readonly Segment[] {
  const usual = usualGap(stretch)
  const open: OpenSegment[] = []
  for (const run of stretch) {
    const last = open.at(-1)
    if (last === undefined) {
      open.push({ ...run, texts: [run.text] })
      continue
    }
    const gap = gapBefore(run, last)
    if (isOverprint(run, last)) continue
    const isApart =
      gap >= apartFrom ||
      (gap >= apartWhenElsewhere && isMarkerOnly(last)) ||
      (gap >= maybeApartFrom &&
        (gap >= wideShare * usual ||
          (stretch.length <= mostCells &&
            gap >= alignedFrom &&
            startsNear.some((x) => Math.abs(x - run.x) <= aligned))))
    if (isApart) open.push({ ...run, texts: [run.text] })
    else add(last, run, gap >= spaceFrom)
  }
  return open.map(closed)
}

function closed({ texts, ...segment }: OpenSegment): Segment {
  return { ...segment, text: texts.join('').trim() }
}

function wholeSegment(stretch: Stretch): Segment {
  const [first, ...others] = stretch
  if (first === undefined) throw new Error('a stretch holds a run at least')
  const open = { ...first, texts: [first.text] }
  let last = first
  for (const run of others) {
    if (!isOverprint(run, open)) add(open, run, gapBefore(run, last) >= spaceFrom)
    last = run
  }
  return closed(open)
}

function isMarkerOnly({ texts }: OpenSegment): boolean {
  return texts.length <= longestMarker && isMarker.test(texts.join('').trim())
}

/** Up to this gap, in sizes of the type, no cells are apart that end where their neighbours do. */
const closeGap = 0.75
/** Spaces of one line are alike, but for this share and for letters that lean out. */
const unlike = 0.2
/** A line that ends where no other does needs so many like spaces. */
const manyGaps = 4

/**
 * Whether a line is set to the full width of its column: it ends where a line near it does, and its spaces are alike,
 * however wide. Rows of cells that happen to be alike begin where the cells above and below do.
 */
function isSetToWidth(stretch: Stretch, beside: readonly Stretch[], startsNear: readonly number[]): boolean {
  const gaps = gapsOf(stretch)
  if (gaps.length === 0 || isMarker.test(stretch[0]?.text.trim() ?? '')) return false
  const [least, widest] = [Math.min(...gaps), Math.max(...gaps)]
  if (widest < maybeApartFrom) return false
  const isFlush = beside.some((other) => Math.abs(endOf(other) - endOf(stretch)) <= aligned)
  if (isFlush && widest < closeGap) return true
  if (fillsColumn(stretch, beside)) return true
  if (gaps.length < (isFlush ? 2 : manyGaps) || widest - least > unlike * widest) return false
  // Spaces inside of a run are narrow ones.
  if (least >= closeGap && stretch.some(({ text }) => /\S\s\S/.test(text))) return false
  const starts = startsAfterGaps(stretch).slice(1)
  const same = starts.filter((start) => startsNear.some((x) => Math.abs(x - start) <= aligned)).length
  return same <= starts.length / 2
}

/** Between lines of one piece that begin and end where it does. */
function fillsColumn(stretch: Stretch, beside: readonly Stretch[]): boolean {
  const [start, end] = [stretch[0]?.x ?? 0, endOf(stretch)]
  const whole = beside.filter(
    (other) =>
      Math.abs((other[0]?.x ?? 0) - start) <= aligned &&
      Math.abs(endOf(other) - end) <= aligned &&
      gapsOf(other).every((gap) => gap < maybeApartFrom),
  )
  return whole.length >= 2
}

function gapsOf(stretch: Stretch): readonly number[] {
  return stretch.flatMap((run, index) => {
    const previous = stretch[index - 1]
    const gap = previous === undefined ? 0 : gapBefore(run, previous)
    return gap >= spaceFrom ? [gap] : []
  })
}

function endOf(stretch: Stretch): number {
  return stretch.at(-1)?.right ?? 0
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
