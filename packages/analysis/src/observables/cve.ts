import type { Candidate } from './candidate.ts'

/** A CVE id at `[start, end)` of a text, in the usual spelling. */
export interface CveMention {
  readonly id: string
  readonly start: number
  readonly end: number
}

const spelling = /(?<![A-Za-z0-9])CVE[-–‑‐_ ]{1,2}((?:19|20)\d{2})[-–‑‐_](\d{4,9})(?!\d)/gi
const spellingAtPlace = new RegExp(spelling.source, 'iy')

/** Every mention of a CVE, in the order of the text. */
export function findCves(text: string): CveMention[] {
  return [...text.matchAll(spelling)].map((match) => ({
    id: `CVE-${match[1]}-${match[2]}`,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The CVE id that is written at `start`, in the usual spelling. */
export function cveAt(text: string, start: number): Candidate | undefined {
  spellingAtPlace.lastIndex = start
  const match = spellingAtPlace.exec(text)
  return match === null
    ? undefined
    : { type: 'cve', value: `CVE-${match[1]}-${match[2]}`, start, end: start + match[0].length }
}
