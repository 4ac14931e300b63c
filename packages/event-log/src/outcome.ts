import type { OutgoingRecord } from './record.ts'

/** Why a record cannot be handled, ever. Closed on purpose: dashboards and runbooks list these. */
export const deadLetterReasons = [
  'undecodable', // the bytes: compression, framing, encoding
  'invalid-json',
  'schema-mismatch',
  'unknown-event-type',
  'oversize',
  'invalid-url', // none at all, or of a scheme that is never read
  'forbidden-url', // an address that must not be fetched
  'blocked', // the site lets no program in
  'unreadable', // the page or report has no text
  'gone', // 404, 410
  'retries-exhausted',
  'handler-threw',
] as const
export type DeadLetterReason = (typeof deadLetterReasons)[number]

export const retryReasons = [
  'page-unavailable',
  'rate-limited',
  'sink-unavailable',
  'brief-not-there-yet',
] as const
export type RetryReason = (typeof retryReasons)[number]

export const skipReasons = ['already-processed', 'duplicate', 'superseded', 'unchanged', 'delivered'] as const
export type SkipReason = (typeof skipReasons)[number]

/** What a handler decided about one record. It never sees the consumer, the producer or an offset to commit. */
export type Outcome =
  | { readonly kind: 'publish'; readonly records: readonly [OutgoingRecord, ...OutgoingRecord[]] }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  | {
      readonly kind: 'dead-letter'
      readonly reason: DeadLetterReason
      /** For a person: what is wrong and what to do. */
      readonly message: string
      readonly cause?: unknown
    }
  | {
      readonly kind: 'retry-later'
      readonly reason: RetryReason
      readonly message: string
      /** Not before so many ms; the first retry tier that waits at least as long is taken. */
      readonly afterMs?: number
    }

/** A dependency (Kafka, Redis, the disk) is down: the stage pauses until it is back and nothing moves on. */
export class DependencyUnavailable extends Error {
  override readonly name = 'DependencyUnavailable'
  readonly dependency: string

  constructor(dependency: string, message: string, options?: ErrorOptions) {
    super(`${dependency}: ${message}`, options)
    this.dependency = dependency
  }
}
