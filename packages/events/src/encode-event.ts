import type { Event } from './event.ts'
import type { PipelineEventKind } from './event-types.ts'
import type { HeaderEntry } from './header-text.ts'
import { dataSchemaOf, eventTypeOf, topicName } from './topics.ts'

/** A record ready for a log. */
export type EncodedEvent = {
  readonly topic: string
  readonly key: Uint8Array
  readonly value: Uint8Array
  readonly headers: readonly HeaderEntry[]
}

const encoder = new TextEncoder()

/** An event as a CloudEvents 1.0 Kafka record in binary mode: attributes in `ce_` headers, data as the value. */
export function encodeEvent<Kind extends PipelineEventKind>(
  event: Event<Kind>,
  prefix: string,
): EncodedEvent {
  const attributes: readonly (readonly [string, string])[] = [
    ['ce_specversion', '1.0'],
    ['ce_id', event.id],
    ['ce_source', event.source],
    ['ce_type', eventTypeOf(event.kind)],
    ['ce_subject', event.subject],
    ['ce_time', event.time],
    ['ce_dataschema', dataSchemaOf(event.kind)],
    ['ce_sequence', event.sequence],
    ['ce_derivation', event.derivation],
    ['ce_correlationid', event.correlationId],
    ['ce_causationid', event.causationId],
    ['content-type', 'application/json'],
    ['traceparent', event.traceParent],
  ]
  return {
    topic: topicName(event.kind, prefix),
    key: encoder.encode(event.subject),
    value: encoder.encode(JSON.stringify(event.data)),
    headers: attributes.map(([name, text]) => [name, encoder.encode(text)] as const),
  }
}
