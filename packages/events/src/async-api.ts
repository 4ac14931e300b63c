import { z } from 'zod'
import { type EventKind, eventDataSchemas } from './event-types.ts'
import { dataSchemaOf, eventTypeOf, type TopicRow, topicName, topics } from './topics.ts'

/** The JSON Schema (2020-12) of what a producer of this kind of event may write. */
export function jsonSchemaOf(kind: EventKind): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(eventDataSchemas[kind], {
    io: 'input',
    unrepresentable: 'throw',
  })
  return { $schema, $id: dataSchemaOf(kind), title: kind, ...schema }
}

/** The AsyncAPI 3.0 document of all topics under their default names. */
export function asyncApiDocument(version: string): Readonly<Record<string, unknown>> {
  const rows = Object.values(topics)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Huntwire',
      version,
      description:
        'Security articles in, evidence-backed threat briefs out. Events are CloudEvents 1.0 in binary mode.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(rows.map((row) => [row.kind, channelOf(row)])),
    operations: Object.fromEntries(rows.map((row) => [row.kind, operationOf(row)])),
    components: {
      messages: Object.fromEntries(rows.map((row) => [row.kind, messageOf(row)])),
    },
  }
}

function channelOf(row: TopicRow): object {
  return {
    address: topicName(row.kind),
    description: row.summary,
    messages: { [row.kind]: { $ref: `#/components/messages/${row.kind}` } },
    bindings: {
      kafka: {
        topic: topicName(row.kind),
        ...(row.partitions === null ? {} : { partitions: row.partitions }),
        topicConfiguration: {
          'cleanup.policy': [row.cleanup.kind],
          ...(row.cleanup.kind === 'delete' ? { 'retention.ms': row.cleanup.retentionMs } : {}),
          'max.message.bytes': row.maxMessageBytes,
        },
      },
    },
  }
}

function operationOf(row: TopicRow): object {
  const receives = row.owner === 'anyone'
  return {
    action: receives ? 'receive' : 'send',
    channel: { $ref: `#/channels/${row.kind}` },
    summary: `Written by ${row.owner}, read by ${row.readBy.join(', ')}.`,
    messages: [{ $ref: `#/channels/${row.kind}/messages/${row.kind}` }],
  }
}

function messageOf(row: TopicRow): object {
  return {
    name: eventTypeOf(row.kind),
    title: row.summary,
    contentType: 'application/json',
    headers: { type: 'object', properties: ceHeaders },
    payload: {
      schemaFormat: 'application/schema+json;version=draft-2020-12',
      schema: { $ref: `./schemas/${row.kind}.v${row.major}.schema.json` },
    },
    bindings: { kafka: { key: { type: 'string', description: row.key } } },
  }
}

const ceHeaders = {
  ce_specversion: { const: '1.0' },
  ce_id: { type: 'string' },
  ce_source: { type: 'string' },
  ce_type: { type: 'string' },
  ce_subject: { type: 'string' },
  ce_time: { type: 'string', format: 'date-time' },
  ce_dataschema: { type: 'string' },
  ce_sequence: {
    type: 'string',
    description: 'append time, offset and partition of the submission; compare as text',
  },
  ce_derivation: { type: 'string', description: 'version of engine and knowledge tables' },
  ce_correlationid: { type: 'string' },
  ce_causationid: { type: 'string' },
  'content-type': { const: 'application/json' },
  traceparent: { type: 'string' },
}
