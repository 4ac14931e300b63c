import type { TechniqueId } from '@huntwire/intel-model'
import { currentTechnique } from '@huntwire/knowledge'
import type { Candidate } from './candidate.ts'

/** A technique id at `[start, end)` of a text, spelt `T1059.001` also where a link spells it `T1059/001`. */
export interface TechniqueMention {
  readonly id: TechniqueId
  readonly start: number
  readonly end: number
}

const spelling = /T(\d{4})(?:[./](\d{3}))?/g
const spellingAtPlace = new RegExp(spelling.source, 'y')

/** Every mention of an ATT&CK technique id, in the order of the text. */
export function findTechniqueIds(text: string): TechniqueMention[] {
  return [...text.matchAll(spelling)].map(mentionOf).filter((mention) => isMeant(text, mention))
}

/** The technique id that is written at `start`. */
export function techniqueIdAt(text: string, start: number): Candidate | undefined {
  spellingAtPlace.lastIndex = start
  const match = spellingAtPlace.exec(text)
  if (match === null) return undefined
  const mention = mentionOf(match)
  return isMeant(text, mention)
    ? { type: 'attack-id', value: mention.id, start, end: mention.end }
    : undefined
}

function mentionOf(match: RegExpExecArray): TechniqueMention {
  const id: TechniqueId = match[2] === undefined ? `T${match[1]}` : `T${match[1]}.${match[2]}`
  return { id, start: match.index, end: match.index + match[0].length }
}

/** A word of its own; or, where a table lost its cells, right in front of its own name: `T1041Exfiltration Over C2`. */
function isMeant(text: string, { id, start, end }: TechniqueMention): boolean {
  const isWord =
    !/[A-Za-z0-9_.-]/.test(text.charAt(start - 1)) &&
    !/^(?:[A-Za-z0-9_]|[./]\d)/.test(text.slice(end, end + 2))
  return isWord || namesOf(id).some((name) => text.startsWith(name.slice(0, lettersOfName), end))
}

const lettersOfName = 10

/** The name, and that of a sub-technique without the one it belongs to. */
function namesOf(id: TechniqueId): readonly string[] {
  const name = currentTechnique(id)?.name
  return name === undefined ? [] : [name, ...name.split(': ').slice(1)]
}
