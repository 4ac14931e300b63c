import type { RetryTier } from '../event-log.ts'
import type { OutgoingRecord } from '../record.ts'
import { withControl } from './control-headers.ts'
import { originText } from './coordinates-text.ts'
import { retryTopic } from './group-topics.ts'
import type { Received } from './receive-record.ts'
import { keyOf } from './record-key.ts'

/**
 * The tier a record waits in next: as many retries as there are tiers, each in its turn, later when the handler asks
 * for longer. Null when all are used up. A wish beyond the last tier gets the last: every record of one tier waits the
 * same time, so that none holds up the ones behind it.
 */
export function nextTier(
  tiers: readonly RetryTier[],
  attempts: number,
  afterMs: number | undefined,
): RetryTier | null {
  const left = tiers.slice(attempts)
  return left.find((tier) => tier.delayMs >= (afterMs ?? 0)) ?? left.at(-1) ?? null
}

/** The record in its waiting room: own key, bytes and headers, origin, and the time before which it is not tried. */
export function retryRecord(
  received: Received,
  options: { readonly group: string; readonly tier: RetryTier; readonly now: number },
): OutgoingRecord {
  const { record } = received
  return {
    topic: retryTopic(options.group, options.tier),
    ...keyOf(record),
    value: record.value,
    headers: withControl(record.headers, {
      origin: originText(record.origin),
      attempts: String(record.attempts + 1),
      notBefore: new Date(options.now + options.tier.delayMs).toISOString(),
      firstFailure: new Date(received.firstFailureAt ?? options.now).toISOString(),
      ...(record.key === null ? { noKey: '1' } : {}),
    }),
  }
}
