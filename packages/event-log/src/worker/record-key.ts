import type { Origin } from '../record.ts'
import { coordinatesText } from './coordinates-text.ts'

/** The key to write a record under: its own, or its origin's coordinates, because a record without key has no order. */
export function keyOf(record: { readonly key: Uint8Array | null; readonly origin: Origin }): {
  readonly key: Uint8Array
} {
  return { key: record.key ?? new TextEncoder().encode(coordinatesText(record.origin)) }
}
