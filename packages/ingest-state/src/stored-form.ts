import type { Coordinates } from './coordinates.ts'
import { requireInstant } from './duration.ts'
import { type Claim, type ClaimOutcome, StateUnavailable } from './ingest-state.ts'
import type { NextPoll } from './polls.ts'

/*
 * How claims and sources are kept, the same in every store. JSON escapes control characters and lone surrogates, so
 * different values never become the same bytes, and a line feed can stand between owner and note.
 */

/** The key of what is claimed; no two (epoch, name) share one. */
export function claimKeyOf(claim: Pick<Claim, 'epoch' | 'name'>): string {
  return JSON.stringify([claim.epoch, claim.name])
}

/** What a claim's stored value starts with when it belongs to `owner`. */
export function ownerPrefixOf(owner: Coordinates): string {
  return `${JSON.stringify([owner.topic, owner.partition, owner.offset])}\n`
}

/** The stored value of a claim. */
export function claimValueOf(claim: Claim): string {
  return ownerPrefixOf(claim.owner) + JSON.stringify(claim.note)
}

/** What asking for `claim` means when `found` was stored already (null: nothing was). Throws StateUnavailable. */
export function claimOutcomeOf(claim: Claim, found: string | null): ClaimOutcome {
  if (found === null) return { kind: 'mine', again: false }
  if (found.startsWith(ownerPrefixOf(claim.owner))) return { kind: 'mine', again: true }
  const [ownerLine = '', noteLine = ''] = found.split('\n')
  const owner = parsed(ownerLine)
  const note = parsed(noteLine)
  if (!Array.isArray(owner) || typeof note !== 'string') throw notOurs('claim', found)
  const [topic, partition, offset]: readonly unknown[] = owner
  if (typeof topic !== 'string' || typeof partition !== 'number' || typeof offset !== 'string')
    throw notOurs('claim', found)
  return { kind: 'taken', by: { topic, partition, offset }, note }
}

/** The stored value of a source's record. */
export function recordValueOf(record: string): string {
  return JSON.stringify(record)
}

/** Reads what `recordValueOf` wrote. Throws StateUnavailable. */
export function recordOf(stored: string): string {
  const record = parsed(stored)
  if (typeof record !== 'string') throw notOurs('record of a source', stored)
  return record
}

/** The stored value of a next poll. Throws a RangeError for what is no instant. */
export function nextPollValueOf(at: NextPoll): string {
  return at === null ? never : String(requireInstant('the next poll', at))
}

/** Reads what `nextPollValueOf` wrote. Throws StateUnavailable. */
export function nextPollOf(stored: string): NextPoll {
  if (stored === never) return null
  const instant = Number(stored)
  if (stored === '' || !Number.isFinite(instant)) throw notOurs('next poll', stored)
  return instant
}

const never = 'never'

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function notOurs(what: string, value: string): StateUnavailable {
  const shown = JSON.stringify(value.slice(0, 80))
  return new StateUnavailable(
    `the stored ${what} is not one of ours: ${shown}; another program writes to the same place, give this one its own`,
  )
}
