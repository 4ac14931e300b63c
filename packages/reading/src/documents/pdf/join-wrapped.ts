import type { Segment, TextLine } from './text-line.ts'
import { hashPieces, isWrappedValue } from './wrapped-value.ts'

/** The next line of a cell is this close at most, in sizes of the type, and begins at the same place within points. */
const closeBelow = 1.7
const aligned = 1.5

/**
 * Puts values together that were broken within a column or a cell: each with the segment right below it, whatever stands
 * beside. The rest of a line goes along with the piece it begins with.
 */
export function joinWrapped(lines: readonly TextLine[], rightEdge: number): readonly TextLine[] {
  const stack = new Map<number, Segment[]>()
  for (const { segments } of lines) {
    for (const segment of segments) {
      const key = Math.round(segment.x)
      const column = stack.get(key) ?? []
      column.push(segment)
      stack.set(key, column)
    }
  }
  const taken = new Set<Segment>()
  const grown = new Map<Segment, string>()

  for (const { segments } of lines) {
    for (const segment of segments) if (!taken.has(segment)) grow(segment)
  }
  return lines.flatMap((line) => {
    const segments = line.segments
      .filter((segment) => !taken.has(segment))
      .map((segment) => ({ ...segment, text: grown.get(segment) ?? segment.text }))
    return segments.length === 0 ? [] : [{ ...line, segments }]
  })

  function grow(top: Segment): void {
    const below = runBelow(top)
    const pieces = hashPieces([top.text, ...below.map(({ text }) => text)])
    let text = top.text
    let last = top
    for (const [index, segment] of below.entries()) {
      const wouldFit = last.right + tokenWidth(segment) <= edgeOf(top, below, rightEdge)
      if (index + 1 >= pieces && !isWrappedValue({ above: text, below: segment.text, wouldFit })) break
      text += segment.text
      taken.add(segment)
      last = segment
    }
    if (text !== top.text) grown.set(top, text)
  }

  /** The segments below one, each close under the one before. */
  function runBelow(top: Segment): readonly Segment[] {
    const run: Segment[] = []
    let last = top
    for (;;) {
      const next = nextBelow(last)
      if (next === null || run.length > 8) return run
      run.push(next)
      last = next
    }
  }

  function nextBelow(segment: Segment): Segment | null {
    const key = Math.round(segment.x)
    let next: Segment | null = null
    for (const near of [key - 1, key, key + 1]) {
      for (const other of after(stack.get(near) ?? [], segment.y)) {
        if (other.y - segment.y > closeBelow * segment.size) break
        const fits = Math.abs(other.x - segment.x) <= aligned && Math.abs(other.size - segment.size) < 0.5
        if (fits && !taken.has(other) && (next === null || other.y < next.y)) next = other
      }
    }
    return next
  }
}

/** Those below `y` of segments that stand from top to bottom; found by halving. */
function* after(column: readonly Segment[], y: number): Generator<Segment> {
  let [low, high] = [0, column.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((column[middle]?.y ?? 0) > y + 0.1) high = middle
    else low = middle + 1
  }
  for (let at = low; at < column.length; at++) {
    const segment = column[at]
    if (segment !== undefined) yield segment
  }
}

function tokenWidth({ text, x, right }: Segment): number {
  const first = /^\S+/.exec(text)?.[0].length ?? 0
  return ((right - x) * first) / Math.max(1, text.length)
}

/** Where lines end: of a cell, as far as its longest line; of running text, at the edge of its column. */
function edgeOf(top: Segment, below: readonly Segment[], rightEdge: number): number {
  const isCell = !/\s/.test(top.text)
  const widest = Math.max(top.right, ...below.map(({ right }) => right))
  return isCell ? widest : Math.max(widest, rightEdge)
}
