import type { SQLOutputValue } from 'node:sqlite'

/** A row as `node:sqlite` gives it. */
export type Row = Readonly<Record<string, SQLOutputValue>>

export function integer(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new Error(`${column} holds no number`)
  return value
}

export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`${column} holds no text`)
  return value
}

export function bytes(row: Row, column: string): Uint8Array | null {
  const value = row[column]
  if (value !== null && !(value instanceof Uint8Array)) throw new Error(`${column} holds no bytes`)
  return value
}
