import type { RetryTier } from '../event-log.ts'
import type { Outcome } from '../outcome.ts'
import type { OutgoingRecord } from '../record.ts'
import { deadLetterRecord } from './dead-letter.ts'
import type { Received } from './receive-record.ts'
import { nextTier, retryRecord } from './retry-routing.ts'

/** Who handles: written into dead letters, and the tiers its records wait in. */
export type StageIdentity = {
  readonly group: string
  readonly stage: string
  readonly version: string
  readonly retryTiers: readonly RetryTier[]
}

/** What is written for a record, and the outcome as it came to be: a retry after the last tier is a dead letter. */
export type Settlement = { readonly outcome: Outcome; readonly outputs: readonly OutgoingRecord[] }

export function settleOutcome(
  identity: StageIdentity,
  received: Received,
  outcome: Outcome,
  now: number,
): Settlement {
  switch (outcome.kind) {
    case 'publish':
      return { outcome, outputs: outcome.records }
    case 'skip':
      return { outcome, outputs: [] }
    case 'dead-letter':
      return { outcome, outputs: [deadLetter(identity, received, outcome, now)] }
    case 'retry-later': {
      const tier = nextTier(identity.retryTiers, received.record.attempts, outcome.afterMs)
      if (tier === null) return settleOutcome(identity, received, exhausted(received, outcome), now)
      return { outcome, outputs: [retryRecord(received, { group: identity.group, tier, now })] }
    }
  }
}

/** The outcome of a handler that threw: the record is set aside, whatever was thrown. */
export function threwOutcome(thrown: unknown): Outcome & { readonly kind: 'dead-letter' } {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { kind: 'dead-letter', reason: 'handler-threw', message, cause: thrown }
}

function deadLetter(
  identity: StageIdentity,
  received: Received,
  outcome: Outcome & { readonly kind: 'dead-letter' },
  now: number,
): OutgoingRecord {
  return deadLetterRecord({
    record: received.record,
    group: identity.group,
    stage: identity.stage,
    version: identity.version,
    reason: outcome.reason,
    message: outcome.message,
    cause: outcome.cause,
    firstFailureAt: received.firstFailureAt,
    now,
    ...(received.unreadableUpTo === undefined ? {} : { unreadableUpTo: received.unreadableUpTo }),
  })
}

function exhausted(received: Received, outcome: Outcome & { readonly kind: 'retry-later' }): Outcome {
  const tries = received.record.attempts + 1
  return {
    kind: 'dead-letter',
    reason: 'retries-exhausted',
    message: `${outcome.reason} after ${tries} tries: ${outcome.message}`,
  }
}
