import type { Candidate } from './candidate.ts'
import { findCandidates } from './find-candidates.ts'
import { isLikelyName } from './likely-name.ts'
import { refang } from './refang.ts'
import { isDefanged, type RefangedText, writtenOffset } from './refanged-text.ts'

/** A candidate where it stands in the text as written. */
export interface Sighting {
  readonly candidate: Candidate
  readonly start: number
  readonly end: number
  /** Where the URL or mail address ends that it is part of; else its own end. */
  readonly wholeEnd: number
  readonly defanged: boolean
}

/** Every value of a text that has the form of an observable, wherever it stands; by start and then longer first. */
export function findSightings(text: string): Sighting[] {
  const refanged = refang(text)
  return findCandidates(refanged)
    .map((candidate) => sightingOf(refanged, candidate))
    .filter(({ candidate, defanged, start, end }) => isLikelyName(text, candidate, defanged, start, end))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function sightingOf(refanged: RefangedText, candidate: Candidate): Sighting {
  const whole = candidate.whole ?? candidate
  return {
    candidate,
    start: writtenOffset(refanged, candidate.start),
    end: writtenOffset(refanged, candidate.end),
    wholeEnd: writtenOffset(refanged, whole.end),
    defanged: isDefanged(refanged, whole.start, whole.end),
  }
}
