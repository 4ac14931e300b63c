/** One measured figure beside its goal. */
export type Figure = {
  readonly name: string
  readonly goal: string
  readonly measured: string
  readonly met: boolean
}

/** Says on stderr what is being measured now. */
export type Say = (line: string) => void

/** The figures as a table in plain text. */
export function printFigures(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'goal', 'measured', 'met'],
    ...figures.map(({ name, goal, measured, met }) => [name, goal, measured, met ? 'yes' : 'NO']),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** The middle of some numbers; the mean of the two in the middle where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** The value that so much of the values (0 to 1) do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
