import type { Candidate } from './candidate.ts'

const spelling =
  /(?<![\w:-])(?:(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2})(?![\w:-])/y

/** The MAC address that begins at `start`, as written. */
export function macAddressAt(text: string, start: number): Candidate | undefined {
  if (start < 0) return undefined
  spelling.lastIndex = start
  return spelling.test(text)
    ? { type: 'mac-addr', value: text.slice(start, start + 17), start, end: start + 17 }
    : undefined
}
