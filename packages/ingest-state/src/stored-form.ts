import type { Coordinates } from './coordinates.ts'
import { type Claim, type ClaimOutcome, StateUnavailable, type Validators } from './ingest-state.ts'

/*
 * How claims and validators are kept, the same in every store. JSON escapes control characters and lone surrogates, so
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

/** The stored value of a source's validators. */
export function validatorsValueOf(validators: Validators): string {
  return JSON.stringify([validators.etag, validators.lastModified])
}

/** Reads what `validatorsValueOf` wrote. Throws StateUnavailable. */
export function validatorsOf(stored: string): Validators {
  const pair = parsed(stored)
  if (!Array.isArray(pair)) throw notOurs('validators', stored)
  const [etag, lastModified]: readonly unknown[] = pair
  if (!isTextOrNull(etag) || !isTextOrNull(lastModified)) throw notOurs('validators', stored)
  return { etag, lastModified }
}

/** Reads a stored instant, ms since 1970. Throws StateUnavailable. */
export function instantOf(stored: string): number {
  const instant = Number(stored)
  if (stored === '' || !Number.isFinite(instant)) throw notOurs('next poll', stored)
  return instant
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function notOurs(what: string, value: string): StateUnavailable {
  const shown = JSON.stringify(value.slice(0, 80))
  return new StateUnavailable(
    `the stored ${what} is not one of ours: ${shown}; another program writes to the same place, give this one its own`,
  )
}
