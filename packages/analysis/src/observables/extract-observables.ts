import type { Observable } from '@huntwire/intel-model'
import { exactEvidence, lineAt } from '../passage/evidence.ts'
import { type Passage, readPassage } from '../passage/passage.ts'
import { decideRole, type RoleContext, type RoleDecision } from '../roles/decide-role.ts'
import { rowNote } from '../roles/row-note.ts'
import { fileNameIn } from './file-name.ts'
import { occurrenceOf, type Places, placesOf } from './occurrence-of.ts'
import { findSightings, type Sighting } from './sightings.ts'

/** The observables of a plain text. Offsets are into `text`; see `observablesOf`. */
export function extractObservables(text: string, context: RoleContext = {}): Observable[] {
  return observablesOf(readPassage(text, 'body'), context)
}

/**
 * Every observable of a passage: one per type and value, at its first occurrence, by start and then longer first.
 * `Update.exe` and `update.exe` are one file name.
 */
export function observablesOf(passage: Passage, context: RoleContext): Observable[] {
  const sightings = findSightings(passage.text)
  if (sightings.length === 0) return []
  const places = placesOf(passage, sightings)
  return [...groupByValue(sightings).values()].map((group) => observableOf(passage, group, places, context))
}

function groupByValue(sightings: readonly Sighting[]): ReadonlyMap<string, readonly Sighting[]> {
  const groups = new Map<string, Sighting[]>()
  for (const sighting of sightings) {
    const { type, value } = sighting.candidate
    const key = `${type} ${type === 'file-name' ? value.toLowerCase() : value}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [sighting])
    else group.push(sighting)
  }
  return groups
}

/** How many places of one value are looked at: a value that a text repeats a thousand times says it in the first ones. */
const placesLookedAt = 20

function observableOf(
  passage: Passage,
  group: readonly Sighting[],
  places: Places,
  context: RoleContext,
): Observable {
  const [first] = group
  if (first === undefined) throw new Error('a group of sightings is never empty')
  const defanged = group.some((sighting) => sighting.defanged)
  const decisions = group
    .slice(0, placesLookedAt)
    .map((sighting) => decideRole(occurrenceOf(passage, sighting, defanged, places), context))
  const { role, reason } = strongest(decisions)
  const note = role === 'indicator' ? noteOf(passage, group) : undefined
  return {
    type: first.candidate.type,
    value: first.candidate.value,
    role,
    roleReason: note === undefined ? reason : `${reason}, noted "${note}"`,
    defanged,
    evidence: exactEvidence(passage, first.start, first.end),
  }
}

function noteOf(passage: Passage, group: readonly Sighting[]): string | undefined {
  for (const { candidate, start, wholeEnd } of group.slice(0, placesNoted)) {
    const note = rowNote(passage, lineAt(passage, start), start, wholeEnd)
    if (note !== undefined && !(candidate.type === 'file-name' && fileNameIn(note)?.name === note))
      return note
  }
  return undefined
}

const placesNoted = 5

/** A place that says what the value is decides; else one that marks it as hostile is enough; else the first place. */
function strongest(decisions: readonly RoleDecision[]): RoleDecision {
  const decision =
    decisions.find(({ settled }) => settled === true) ??
    decisions.find(({ role }) => role === 'indicator') ??
    decisions[0]
  if (decision === undefined) throw new Error('a value without a place has no role')
  return decision
}
