import { type DecodeFailure, decodeFailure } from './decode-result.ts'
import type { Event } from './event.ts'
import { type EventData, eventDataSchemas, type PipelineEventKind } from './event-types.ts'
import { type HeaderEntry, headerText } from './header-text.ts'
import { parseJsonBytes, parseWith } from './json-value.ts'
import { isSequence } from './sequence.ts'
import { eventTypeOf } from './topics.ts'

/** Reads back what `encodeEvent` wrote. Unknown fields and attributes are passed over, so that producers may add some. */
export function decodeEvent<Kind extends PipelineEventKind>(
  kind: Kind,
  record: { readonly value: Uint8Array | null; readonly headers: readonly HeaderEntry[] },
): { readonly ok: true; readonly event: Event<Kind> } | DecodeFailure {
  let attribute: (name: string) => string | null
  try {
    const texts = new Map(attributeNames.map((name) => [name, headerText(record.headers, name)]))
    attribute = (name) => texts.get(name) ?? null
  } catch {
    return decodeFailure('undecodable', 'a CloudEvents header is not UTF-8 text')
  }
  const type = attribute('ce_type')
  if (type !== eventTypeOf(kind)) {
    return decodeFailure(
      'unknown-event-type',
      `expected ce_type "${eventTypeOf(kind)}", found ${JSON.stringify(type)}`,
    )
  }
  const missing = attributeNames.filter((name) => attribute(name) === null)
  if (missing.length > 0) return decodeFailure('schema-mismatch', `missing headers: ${missing.join(', ')}`)
  const sequence = attribute('ce_sequence') ?? ''
  if (!isSequence(sequence)) {
    return decodeFailure(
      'schema-mismatch',
      `ce_sequence ${JSON.stringify(sequence)} is not <time>.<offset>.<partition>`,
    )
  }
  if (record.value === null) return decodeFailure('undecodable', 'the record has no value')
  const parsed = parseJsonBytes(record.value)
  if (!parsed.ok) return parsed
  const checked = parseWith(eventDataSchemas[kind], parsed.json)
  if (!checked.ok) return checked
  return {
    ok: true,
    event: {
      kind,
      id: attribute('ce_id') ?? '',
      source: attribute('ce_source') ?? '',
      subject: attribute('ce_subject') ?? '',
      time: attribute('ce_time') ?? '',
      sequence,
      derivation: attribute('ce_derivation') ?? '',
      correlationId: attribute('ce_correlationid') ?? '',
      causationId: attribute('ce_causationid') ?? '',
      traceParent: attribute('traceparent') ?? '',
      data: checked.data as EventData<Kind>,
    },
  }
}

const attributeNames: readonly string[] = [
  'ce_id',
  'ce_source',
  'ce_type',
  'ce_subject',
  'ce_time',
  'ce_sequence',
  'ce_derivation',
  'ce_correlationid',
  'ce_causationid',
  'traceparent',
]
