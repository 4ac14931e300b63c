import type { Outcome } from './outcome.ts'
import type { OutgoingRecord, ReceivedRecord } from './record.ts'

/** A topic as it shall be. `compact` keeps the last record of each key for ever; else `retentionMs` (-1: for ever). */
export type TopicSpec = {
  readonly name: string
  readonly partitions: number
  readonly cleanup: { readonly kind: 'compact' } | { readonly kind: 'delete'; readonly retentionMs: number }
  readonly timestamps: 'create-time' | 'log-append-time'
  readonly maxMessageBytes: number
  /** What our own producers compress with; `gzip` where stock clients read. */
  readonly compression: 'zstd' | 'gzip' | 'none'
}

/** One waiting room of the retry path: `<group>.retry.<name>`. */
export type RetryTier = { readonly name: string; readonly delayMs: number }

export const defaultRetryTiers: readonly RetryTier[] = [
  { name: '30s', delayMs: 30_000 },
  { name: '5m', delayMs: 300_000 },
  { name: '1h', delayMs: 3_600_000 },
]

/** When more than `threshold` of the last `window` records ended in `handler-threw`, the stage stops. */
export type BreakerOptions = { readonly window: number; readonly threshold: number }

export type HandlerContext = {
  /** Aborted when the partition is lost or the consumption stops; long waits should end then. */
  readonly signal: AbortSignal
}

export type Handler = (record: ReceivedRecord, context: HandlerContext) => Promise<Outcome>

export type ConsumeOptions = {
  readonly group: string
  readonly topics: readonly string[]
  readonly handler: Handler
  /** Written into dead letters. */
  readonly stage: string
  readonly version: string
  /** Different keys of one partition handled side by side; records of one key stay in order. Default 1. */
  readonly concurrency?: number
  /** `latest` only for sinks that must not see history. Default `earliest`. */
  readonly from?: 'earliest' | 'latest'
  readonly retryTiers?: readonly RetryTier[]
  readonly breaker?: BreakerOptions
  /** Called before a record's dead letter is written, to give back what was claimed for it. */
  readonly onDeadLetter?: (record: ReceivedRecord) => Promise<void>
  readonly observer?: ConsumptionObserver
}

export type ConsumptionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** A dependency is down; said once, goes on by itself. */
  | { readonly kind: 'paused'; readonly dependency: string; readonly message: string }
  /** The breaker is open or the client cannot go on: a person or a restart is needed. */
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'stopped' }

export type ConsumptionObserver = {
  /** One record is settled; `seconds` is the handler's time. */
  readonly onSettled?: (settled: {
    readonly record: ReceivedRecord
    readonly outcome: Outcome
    readonly seconds: number
  }) => void
  /** The state changed. */
  readonly onState?: (state: ConsumptionState) => void
}

export type Consumption = {
  readonly state: () => ConsumptionState
  /** ms since 1970 of the last sign of life of the poll loop, for liveness probes. */
  readonly lastPollAt: () => number
  /** Stops the intake, finishes the records in work, commits them, leaves the group. */
  readonly stop: () => Promise<void>
}

/** How far a view has read; another `epoch` means that the topic was made anew. */
export type ViewPosition = { readonly epoch: string; readonly nextOffset: string }

/** A private copy of a one-partition compacted topic. `apply` stores rows and position in one transaction. */
export type View = {
  readonly position: () => ViewPosition | null
  readonly apply: (records: readonly ReceivedRecord[], position: ViewPosition) => void
  /** Forgets everything, position too. */
  readonly reset: () => void
}

export type Materialisation = {
  /** Settles when the view holds everything up to the high watermark seen at start. */
  readonly ready: Promise<void>
  /** Settles when the view holds everything that is in the topic now. */
  readonly caughtUp: () => Promise<void>
  readonly state: () => ConsumptionState
  readonly stop: () => Promise<void>
}

/** The port to a log of records. Everything is at-least-once: what is read twice must end as once. */
export type EventLog = {
  /** Starts to handle records; returns once the group is joined. Throws DependencyUnavailable only when closed. */
  readonly consume: (options: ConsumeOptions) => Promise<Consumption>
  /** Appends records, all durable on return. Throws DependencyUnavailable, or RecordTooLarge for a record over its topic's limit. */
  readonly publish: (records: readonly OutgoingRecord[]) => Promise<void>
  readonly materialise: (topic: string, view: View) => Promise<Materialisation>
  /** Creates what is missing and adapts what differs (partitions only grow); names what it changed. */
  readonly provision: (topics: readonly TopicSpec[]) => Promise<readonly string[]>
  /** Identifies this incarnation of a topic: a topic deleted and made anew has another epoch. */
  readonly epochOf: (topic: string) => Promise<string>
  /** Records between a group's position and the end, per topic. */
  readonly lag: (group: string, topics: readonly string[]) => Promise<ReadonlyMap<string, number>>
  /** Reads a topic from a position to its end at the time of the call, outside any group. */
  readonly read: (topic: string, options?: { readonly signal?: AbortSignal }) => AsyncIterable<ReceivedRecord>
  readonly close: () => Promise<void>
}

/** A record is larger than its topic takes. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge'
}
