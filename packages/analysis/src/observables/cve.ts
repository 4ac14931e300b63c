import type { Candidate } from './candidate.ts'

/** A CVE id at `[start, end)` of a text, in the usual spelling. */
export interface CveMention {
  readonly id: string
  readonly start: number
  readonly end: number
}

const spelling = /(?<![A-Za-z0-9])CVE[-–‑‐_ ]{1,2}((?:19|20)\d{2})[-–‑‐_](\d{4,9})(?!\d)/gi

/** Every mention of a CVE, in the order of the text. */
export function findCves(text: string): CveMention[] {
  return [...text.matchAll(spelling)].map((match) => ({
    id: `CVE-${match[1]}-${match[2]}`,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The mentions as candidates for observables. */
export function cveCandidates(text: string): Candidate[] {
  return findCves(text).map(({ id, start, end }) => ({ type: 'cve', value: id, start, end }))
}
