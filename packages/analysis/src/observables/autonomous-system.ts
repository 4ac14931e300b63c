import type { Candidate } from './candidate.ts'

const spelling = /\bASN?[ -]?(\d{3,10})\b/y
const largestSystem = 4_294_967_295

/** The autonomous system whose number is written at `start`: `AS1234`, `ASN 1234`. `AS400` is a machine of IBM's. */
export function autonomousSystemAt(text: string, start: number): Candidate | undefined {
  spelling.lastIndex = start
  const match = spelling.exec(text)
  const number = Number(match?.[1])
  if (match === null || number === 400 || number > largestSystem) return undefined
  return { type: 'autonomous-system', value: `AS${number}`, start, end: start + match[0].length }
}
