import type { Segment, TextLine } from './text-line.ts'

/** Lines that are read one after the other, from top to bottom. */
export type Column = { readonly right: number; readonly lines: readonly TextLine[] }

/** A column has this many lines at least, so much text in each, and most lines reach from edge to edge. */
const leastLines = 5
const leastLength = 20
const fullWidth = 0.75
const fullShare = 0.5
/** Points by which the gap between columns begins before the right one. */
const gutter = 3
const deepest = 3
/** Lines that reach equally far, within points, and the share of all lines that makes an edge. */
const sameEdge = 3
const severalShare = 0.1
/** Beside running text: this share of its lines at least, and this share of them off its baselines. */
const fewestBeside = 0.5
const offBaseline = 0.4
/** Turns from one column to the other and back while a page is drawn, as a share of the lines of the shorter one. */
const mostTurns = 0.1
/** Cuts that are tried, where most lines begin first. */
const mostCuts = 12

/**
 * The columns of a page in reading order. Columns are told from tables by what is in them: running text that fills most of
 * its lines. What crosses the gap between two columns (a title, a wide figure) is read before what stands below it. On a page
 * where too little is left to tell, columns go on as on the page before (`cutBefore`).
 */
export function readingOrder(
  lines: readonly TextLine[],
  cutBefore: number | null = null,
): { readonly columns: readonly Column[]; readonly cut: number | null } {
  const upper = cutBefore === null ? [] : linesAbove(lines, cutBefore)
  if (cutBefore === null || scoreOf(upper, cutBefore, 1) === 0) {
    const cut = findCut(lines)
    return { columns: orderAt(lines, cut, 0), cut }
  }
  const lower = lines.slice(upper.length)
  const cut = lower.length === 0 ? cutBefore : findCut(lower)
  return { columns: [...orderAt(upper, cutBefore, 0), ...orderAt(lower, cut, 0)], cut }
}

/** The lines above the first that crosses the cut. */
function linesAbove(lines: readonly TextLine[], cut: number): readonly TextLine[] {
  const first = lines.findIndex((line) => crosses(line, cut))
  return first < 0 ? lines : lines.slice(0, first)
}

function orderAt(lines: readonly TextLine[], cut: number | null, depth: number): readonly Column[] {
  if (cut === null) return lines.length === 0 ? [] : [{ lines, right: rightEdge(lines) }]
  return bandsOf(lines, cut).flatMap((band) => {
    if (band.crossing) return [{ lines: band.lines, right: rightEdge(band.lines) }]
    const end = endOfColumns(band.lines, cut)
    const columns = band.lines.slice(0, end)
    const below = band.lines.slice(end)
    return [
      ...orderWithin(
        side(columns, ({ x }) => x < cut),
        depth + 1,
      ),
      ...orderWithin(
        side(columns, ({ x }) => x >= cut),
        depth + 1,
      ),
      ...(below.length === 0 ? [] : [{ lines: below, right: rightEdge(below) }]),
    ]
  })
}

/** A heading on the left, below all of the right column and apart from the left one, is below both. */
function endOfColumns(lines: readonly TextLine[], cut: number): number {
  const lastRight = lines.findLastIndex(({ segments }) => segments.some(({ x }) => x >= cut))
  for (let at = lastRight + 1; lastRight >= 0 && at < lines.length; at++) {
    const [line, above] = [lines[at], lines[at - 1]]
    if (line !== undefined && above !== undefined && line.y - above.y > 1.8 * line.size) return at
  }
  return lines.length
}

function orderWithin(lines: readonly TextLine[], depth: number): readonly Column[] {
  return orderAt(lines, depth < deepest ? findCut(lines) : null, depth)
}

/** Where the right of two columns begins, or null when there are none. */
function findCut(lines: readonly TextLine[]): number | null {
  const starts = new Map<number, number>()
  for (const { segments } of lines) {
    for (const { x } of segments) {
      const at = Math.floor(x / 2) * 2
      starts.set(at, (starts.get(at) ?? 0) + 1)
    }
  }
  const frequent = [...starts]
    .filter(([, count]) => count >= leastLines)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
  let best: number | null = null
  let bestScore = 0
  for (const [start] of frequent.slice(0, mostCuts)) {
    const cut = start - gutter
    const score = scoreOf(lines, cut)
    if (score > bestScore) [best, bestScore] = [cut, score]
  }
  return best
}

/** How many lines two columns on both sides of a cut would have, those that cross it counted against; 0 for no columns. */
function scoreOf(lines: readonly TextLine[], cut: number, least = leastLines): number {
  const apart = lines.filter((line) => !crosses(line, cut))
  const left = apart.flatMap(({ segments }) => segments.filter((one) => one.x < cut && !isMark(one)))
  const right = apart.flatMap(({ segments }) => segments.filter((one) => one.x >= cut && !isMark(one)))
  const fewer = Math.min(left.length, right.length)
  const crossing = lines.length - apart.length
  if (fewer < least || (least > 1 && crossing > fewer)) return 0
  if (!areColumns(left, right) && !(fewer >= leastLines && areDrawnApart(left, right))) return 0
  return sideBySide(left, right) ? Math.max(least === 1 ? 1 : 0, fewer - crossing) : 0
}

/** Running text on both sides; or on one, beside as many lines that do not stand on its baselines, as cells would. */
function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [leftProse, rightProse] = [isProse(left), isProse(right)]
  if (leftProse && rightProse) return true
  if (!leftProse && !rightProse) return false
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left]
  if (fewer.length < fewestBeside * more.length) return false
  const baselines = new Set(more.flatMap(({ y }) => [Math.floor(y), Math.ceil(y)]))
  const off = fewer.filter(({ y }) => !baselines.has(Math.round(y))).length
  return off >= offBaseline * fewer.length
}

/** The file draws one after the other, not row by row as a table. */
function areDrawnApart(left: readonly Segment[], right: readonly Segment[]): boolean {
  const drawn = [
    ...left.map(({ order }) => ({ order, isLeft: true })),
    ...right.map(({ order }) => ({ order, isLeft: false })),
  ].sort((a, b) => a.order - b.order)
  const turns = drawn.filter(({ isLeft }, index) => index > 0 && isLeft !== drawn[index - 1]?.isLeft).length
  return drawn[0]?.isLeft === true && turns <= Math.max(1, mostTurns * Math.min(left.length, right.length))
}

/** A bullet or the number of a list item, drawn by itself. */
function isMark({ text }: Segment): boolean {
  return text.length <= 2
}

function crosses({ segments }: TextLine, cut: number): boolean {
  return segments.some(({ x, right }) => x < cut && right > cut + gutter)
}

function isProse(segments: readonly Segment[]): boolean {
  const length = segments.reduce((sum, { text }) => sum + text.length, 0) / segments.length
  const widest = segments.reduce((most, { x, right }) => Math.max(most, right - x), 0)
  const full = segments.filter(({ x, right }) => right - x >= fullWidth * widest).length
  return length >= leastLength && full >= fullShare * segments.length
}

function sideBySide(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [leftTop, leftEnd] = extent(left)
  const [rightTop, rightEnd] = extent(right)
  const shared = Math.min(leftEnd, rightEnd) - Math.max(leftTop, rightTop)
  return shared >= 0.5 * Math.min(leftEnd - leftTop, rightEnd - rightTop)
}

function extent(segments: readonly Segment[]): readonly [top: number, end: number] {
  let [top, end] = [Number.POSITIVE_INFINITY, 0]
  for (const { y } of segments) [top, end] = [Math.min(top, y), Math.max(end, y)]
  return [top, end]
}

/** Neighbouring lines that cross a cut, and neighbouring lines that do not. */
function bandsOf(
  lines: readonly TextLine[],
  cut: number,
): readonly { readonly crossing: boolean; readonly lines: readonly TextLine[] }[] {
  const bands: { crossing: boolean; lines: TextLine[] }[] = []
  for (const line of lines) {
    const band = bands.at(-1)
    const crossing =
      crosses(line, cut) || (band?.crossing === true && endsParagraph(line, band.lines.at(-1), cut))
    if (band !== undefined && band.crossing === crossing) band.lines.push(line)
    else bands.push({ crossing, lines: [line] })
  }
  return bands
}

/** A short line close under one that crosses the cut is the end of its paragraph. */
function endsParagraph(line: TextLine, above: TextLine | undefined, cut: number): boolean {
  if (above === undefined || line.segments.some(({ x }) => x >= cut)) return false
  return line.y - above.y <= 1.5 * line.size && Math.abs(above.size - line.size) < 0.5
}

function side(lines: readonly TextLine[], isOn: (segment: Segment) => boolean): readonly TextLine[] {
  return lines.flatMap((line) => {
    const segments = line.segments.filter(isOn)
    const [first] = segments
    const size = segments.reduce((most, segment) => Math.max(most, segment.size), 0)
    return first === undefined ? [] : [{ y: first.y, size, segments }]
  })
}

/** Where lines end: as far right as several of them reach; one that reaches further stands out. */
function rightEdge(lines: readonly TextLine[]): number {
  const rights = lines.map(({ segments }) => segments.at(-1)?.right ?? 0).sort((a, b) => b - a)
  const several = Math.max(2, Math.floor(severalShare * rights.length))
  const edge = rights.find((right, index) => right - (rights[index + several - 1] ?? 0) <= sameEdge)
  return edge ?? rights[0] ?? 0
}
