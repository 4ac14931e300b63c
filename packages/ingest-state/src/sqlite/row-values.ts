/** The text in a column; null when there is no row, or no text. */
export function textOf(row: Record<string, unknown> | undefined, column: string): string | null {
  const value = row?.[column]
  return typeof value === 'string' ? value : null
}
