import type { TechniqueId } from '@huntwire/intel-model'
import type { Candidate } from './candidate.ts'

/** A technique id at `[start, end)` of a text, spelt `T1059.001` also where a link spells it `T1059/001`. */
export interface TechniqueMention {
  readonly id: TechniqueId
  readonly start: number
  readonly end: number
}

const spelling = /(?<![A-Za-z0-9_.-])T(\d{4})(?:[./](\d{3}))?(?![A-Za-z0-9_]|[./]\d)/g
const spellingAtPlace = new RegExp(spelling.source, 'y')

/** Every mention of an ATT&CK technique id, in the order of the text. */
export function findTechniqueIds(text: string): TechniqueMention[] {
  return [...text.matchAll(spelling)].map((match) => ({
    id: idOf(match),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The technique id that is written at `start`. */
export function techniqueIdAt(text: string, start: number): Candidate | undefined {
  spellingAtPlace.lastIndex = start
  const match = spellingAtPlace.exec(text)
  if (match === null) return undefined
  return { type: 'attack-id', value: idOf(match), start, end: start + match[0].length }
}

function idOf(match: RegExpExecArray): TechniqueId {
  return match[2] === undefined ? `T${match[1]}` : `T${match[1]}.${match[2]}`
}
