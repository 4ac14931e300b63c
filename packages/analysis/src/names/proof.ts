import type { ThreatName } from '@huntwire/knowledge'
import type { Passage } from '../passage/passage.ts'
import { isRun } from './commands.ts'
import { cueOf, kinds } from './cue-words.ts'
import { cueBehind, cueBeside, isHostileBehind } from './cues.ts'
import type { KnownName } from './name-index.ts'
import { hasTellingCapital, isAbbreviation, isHyphened, isPartOfName } from './ordinary-use.ts'
import type { Surroundings } from './surroundings.ts'

/** A place where a name stands as it is written. */
export interface Place {
  readonly passage: Passage
  readonly first: number
  readonly last: number
  readonly matched: string
  readonly surroundings: Surroundings
}

/** Whose a name is at one place. */
export interface Judgement {
  readonly known: KnownName
  readonly proven: boolean
  /** Whether several have the name, and a word beside it tells this one. */
  readonly isTold: boolean
}

/** The one of several that have the name, and whether this place alone proves that it is meant. */
export function judge(place: Place, all: readonly KnownName[]): Judgement | undefined {
  const spelled = all.length > 1 && hasGap(place.matched) ? all.filter(({ written }) => hasGap(written)) : []
  const fitting = spelled.length === 0 ? all : spelled
  const only = fitting[0]
  if (only === undefined) return undefined
  if (fitting.length === 1 && isPlain(place, only)) return { known: only, proven: true, isTold: false }
  const cue = cueBeside(place.passage, place.first, place.last)
  const known = fitting.find(({ entity }) => isOf(cue, entity) && !isTheirs(entity, only.entity)) ?? only
  const hasCue = isOf(cue, known.entity)
  return { known, proven: isProven(place, known, hasCue), isTold: hasCue && fitting.length > 1 }
}

/** "An OilRig downloader" is one of the group, not a downloader of the name that one list has. */
function isTheirs(software: ThreatName, group: ThreatName): boolean {
  return group.kind === 'group' && group.id !== null && software.kind !== 'group' && software.id === null
}

function isProven(place: Place, known: KnownName, hasCue: boolean): boolean {
  const { passage, first, last, matched } = place
  const { entity, weak, common, rare } = known
  if (entity.isProgram) return isProgramRun(place, hasCue)
  if ((weak || rare) && isHyphened(passage, first)) return false
  if (isTwoAcronyms(place, known)) return hasCue
  if ((!weak && !rare) || place.surroundings === 'program') return hasCue || !isPlural(place, known)
  if (isLinkedToId(passage, last, entity.id)) return true
  if (matched === matched.toLowerCase()) return rare && hasCue
  if (rare)
    return (
      hasCue ||
      (!isOfDefenders(place) && !isPartOfName(passage, first, last) && isSpelled(place, known.written))
    )
  if (!common && !hasCue && isOfDefenders(place)) return false
  if (!common && (mixedCase.test(matched) || isShouted(place, known.written))) return true
  if (!hasCue || isAbbreviation(passage, first, matched)) return false
  if (common)
    return (
      isHostileBehind(passage, last) &&
      hasTellingCapital(passage, first) &&
      !isPartOfName(passage, first, last)
    )
  return cueBehind(passage, last) !== kinds.none || !isPartOfName(passage, first, last)
}

function isProgramRun({ passage, first, last, surroundings }: Place, hasCue: boolean): boolean {
  return isRun(passage, first, last) || (hasCue && surroundings === 'program')
}

/** Whether a name is nothing but a name, as it stands there. */
function isPlain(place: Place, known: KnownName): boolean {
  const { entity, weak, rare } = known
  return !weak && !rare && !entity.isProgram && !isPlural(place, known) && !isTwoAcronyms(place, known)
}

/** `SYN-ACK` is no SynAck. */
function isTwoAcronyms({ matched }: Place, { written }: KnownName): boolean {
  return /^[A-Z]{2,4}-[A-Z]{2,4}$/.test(matched) && !hasGap(written)
}

const defenders =
  /\b(?:protect(?:s|ed|ions?)?|customers|subscriptions?|next-generation|cloud-delivered|XDR|EDR|firewalls?)\b/i
const reachOfDefenders = 120

/** "Customers are protected by WildFire": a word among products that defend is one of them. */
function isOfDefenders({ passage, first, last }: Place): boolean {
  const { text, words } = passage
  const from = Math.max(0, (words.starts[first] ?? 0) - reachOfDefenders)
  const around = text.slice(from, (words.ends[last] ?? 0) + reachOfDefenders / 2)
  return defenders.test(around)
}

/** `[Patchwork](https://…/groups/G0040/)`, `Patchwork (G0040)`. */
function isLinkedToId({ text, words }: Passage, last: number, id: string | null): boolean {
  const end = words.ends[last] ?? 0
  return (
    id !== null &&
    /^["”*_]{0,3}(?:\]\(| \()/.test(text.slice(end, end + 5)) &&
    text.slice(end, end + 70).includes(id)
  )
}

const leastShouted = 5

/** `WINDSHIELD` among words in lower case. */
function isShouted({ passage, last, matched }: Place, written: string): boolean {
  if (matched !== written || matched.length < leastShouted || matched !== matched.toUpperCase()) return false
  return /^ \p{Ll}/u.test(passage.text.slice(passage.words.ends[last], (passage.words.ends[last] ?? 0) + 2))
}

/**
 * A word may have a plural ("Autoruns"), and two words are no name that is written as one ("Power Exchange"), unless the
 * second is a word for its kind ("Quasar RAT").
 */
function isSpelled({ passage, last, matched }: Place, written: string): boolean {
  if (hasGap(written)) return true
  if (hasGap(matched)) return cueOf(passage.words.texts[last] ?? '') !== kinds.none
  return matched.length === written.length
}

function hasGap(name: string): boolean {
  return /[ _-]/.test(name)
}

/** `njRATs`, `Uboats`: a name that does not say what it is may be another word. */
function isPlural({ matched }: Place, { written }: KnownName): boolean {
  return (
    matched.length === written.length + 1 &&
    matched.endsWith('s') &&
    !written.endsWith('s') &&
    !/(?:rat|bot|loader|stealer|locker|kit|spy|door|shell|ransom|worm|miner)$/i.test(written)
  )
}

/** `ZLoader` is no word. */
const mixedCase = /^\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll})\p{L}{2}/u

const kindsOf = {
  group: kinds.group,
  malware: kinds.software,
  tool: kinds.software,
  campaign: kinds.campaign,
} as const

function isOf(cue: number, { kind }: ThreatName): boolean {
  return (cue & kindsOf[kind]) !== 0
}
