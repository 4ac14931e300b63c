import type { TechniqueId } from '@huntwire/intel-model'
import type { Candidate } from './candidate.ts'

/** A technique id at `[start, end)` of a text, spelt `T1059.001` also where a link spells it `T1059/001`. */
export interface TechniqueMention {
  readonly id: TechniqueId
  readonly start: number
  readonly end: number
}

const spelling = /(?<![A-Za-z0-9_.-])T(\d{4})(?:[./](\d{3}))?(?![A-Za-z0-9_]|[./]\d)/g

/** Every mention of an ATT&CK technique id, in the order of the text. */
export function findTechniqueIds(text: string): TechniqueMention[] {
  return [...text.matchAll(spelling)].map((match) => ({
    id: match[2] === undefined ? `T${match[1]}` : `T${match[1]}.${match[2]}`,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The mentions as candidates for observables. */
export function techniqueIdCandidates(text: string): Candidate[] {
  return findTechniqueIds(text).map(({ id, start, end }) => ({ type: 'attack-id', value: id, start, end }))
}
