import type { RetryTier } from '../event-log.ts'
import type { Coordinates, Header, ReceivedRecord } from '../record.ts'
import { splitControl } from './control-headers.ts'
import { parseOrigin } from './coordinates-text.ts'
import { retryTopic } from './group-topics.ts'

/** A record as an adapter reads it. */
export type RawRecord = Coordinates & {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly Header[]
  /** ms since 1970 */
  readonly timestamp: number
}

/** A record in the group's hands, with what the retry path wrote about it. */
export type Received = {
  readonly record: ReceivedRecord
  /** ms to wait from now; 0 when it is due. */
  readonly dueInMs: number
  readonly firstFailureAt: number | null
  /** The offset behind a range that could not be decoded; such a record has neither key nor bytes. */
  readonly unreadableUpTo?: string
}

/**
 * Control headers are believed only on the group's own retry topics: anyone may write to a source, and a forged origin
 * would let one record pass for another. On sources they are a record's own headers like any other.
 */
export function receiveRecord(
  raw: RawRecord,
  group: { readonly group: string; readonly retryTiers: readonly RetryTier[]; readonly now: number },
): Received {
  const tier = group.retryTiers.find((candidate) => retryTopic(group.group, candidate) === raw.topic)
  if (tier === undefined) return { record: asRead(raw), dueInMs: 0, firstFailureAt: null }
  const { own, control } = splitControl(raw.headers)
  const record = asRead(raw)
  return {
    record: {
      ...record,
      key: control.noKey === undefined ? raw.key : null,
      headers: own,
      origin: parseOrigin(control.origin) ?? record.origin,
      attempts: /^\d{1,6}$/.test(control.attempts ?? '') ? Number(control.attempts) : 0,
    },
    dueInMs: dueIn(control.notBefore, tier, group.now),
    firstFailureAt: parseTime(control.firstFailure),
  }
}

/** A record as it stands, outside any group: its origin is where it stands. */
export function asRead(raw: RawRecord): ReceivedRecord {
  const { topic, partition, offset, key, value, headers, timestamp } = raw
  const origin = { topic, partition, offset, timestamp }
  return { topic, partition, offset, key, value, headers, timestamp, origin, attempts: 0 }
}

/** ms since 1970 of an ISO time, null when it is none. */
export function parseTime(text: string | undefined): number | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : time
}

/** Never longer than the tier's own delay, whatever the header claims. */
function dueIn(notBefore: string | undefined, tier: RetryTier, now: number): number {
  return Math.max(0, Math.min((parseTime(notBefore) ?? now) - now, tier.delayMs))
}
