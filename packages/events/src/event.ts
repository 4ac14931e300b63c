import type { EventData, PipelineEventKind } from './event-types.ts'

/** One event: CloudEvents attributes in our words, and its data. */
export type Event<Kind extends PipelineEventKind> = {
  readonly kind: Kind
  /** Unique and deterministic, see `eventIdOf`. */
  readonly id: string
  /** The stage that wrote it, e.g. `/huntwire/ingest`. */
  readonly source: string
  /** The article's or brief's id; the record's key. */
  readonly subject: string
  /** The append time of the submission it comes of, ISO 8601: the same however often it is made again. */
  readonly time: string
  readonly sequence: string
  readonly derivation: string
  /** The id of the first event of the chain, and of the one that led straight to this. */
  readonly correlationId: string
  readonly causationId: string
  readonly traceParent: string
  readonly data: EventData<Kind>
}
