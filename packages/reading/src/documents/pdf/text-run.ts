/** Text that was set in one go: where it stands on the page, in points from its upper left corner. */
export type TextRun = {
  readonly text: string
  readonly x: number
  readonly right: number
  /** Of the baseline, downwards. */
  readonly y: number
  readonly size: number
  /** Its place among the runs as the file draws them; one number is left out where a line ends. */
  readonly order: number
}

/** A 2 × 3 matrix as PDF writes it (ISO 32000-2 §8.3.3). */
export type Matrix = readonly number[]

export type TextItem = {
  readonly str: string
  readonly transform: Matrix
  readonly width: number
  readonly hasEOL: boolean
}

/** More tilted than this, in radians, it is a watermark or the label of a figure. */
const steepest = 0.1

/** The upright runs of a page that show something. `toPage` turns the page as it is read. */
export function runsOf(items: readonly TextItem[], toPage: Matrix): readonly TextRun[] {
  const runs: TextRun[] = []
  let order = 0
  for (const { str, transform, width, hasEOL } of items) {
    const drawn = order
    if (hasEOL) order += 1
    if (str.trim() === '') continue
    order += 1
    const [a, b, , d, x, y] = multiply(toPage, transform)
    if (a === undefined || b === undefined || d === undefined || x === undefined || y === undefined) continue
    const size = Math.hypot(a, b)
    if (!(size > 0.5) || Math.abs(Math.atan2(b, a)) > steepest || !Number.isFinite(x + y + width)) continue
    runs.push({ text: str, x, right: x + Math.max(width, 0), y, size, order: drawn })
  }
  return runs
}

function multiply(outer: Matrix, inner: Matrix): readonly number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}
