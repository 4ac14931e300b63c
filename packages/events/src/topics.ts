import type { EventKind } from './event-types.ts'

const day = 86_400_000
const mebibyte = 1_048_576

/** One topic: who writes and reads it, what its key is, and how the log keeps it. */
export type TopicRow = {
  readonly kind: EventKind
  readonly major: number
  readonly key: 'article id' | 'brief id'
  readonly summary: string
  readonly owner: 'anyone' | 'ingest' | 'classify' | 'hunt-generation' | 'publish'
  readonly readBy: readonly string[]
  /** `null` where the deployment chooses. */
  readonly partitions: number | null
  readonly cleanup: { readonly kind: 'compact' } | { readonly kind: 'delete'; readonly retentionMs: number }
  readonly timestamps: 'create-time' | 'log-append-time'
  readonly maxMessageBytes: number
  readonly compression: 'zstd' | 'gzip'
}

/**
 * The one source of topic, key, schema and owner. `article-submitted` carries append times, which `sequence` reads, and
 * takes records far over the size of an article, so that what is too large is answered with a dead letter.
 */
export const topics: { readonly [Kind in EventKind]: TopicRow & { readonly kind: Kind } } = {
  'article-submitted': {
    kind: 'article-submitted',
    major: 1,
    key: 'article id',
    summary: 'What a producer knows of an article. Any key or none.',
    owner: 'anyone',
    readBy: ['ingest'],
    partitions: null,
    cleanup: { kind: 'delete', retentionMs: 7 * day },
    timestamps: 'log-append-time',
    maxMessageBytes: 24 * mebibyte,
    compression: 'gzip',
  },
  'article-ingested': {
    kind: 'article-ingested',
    major: 1,
    key: 'article id',
    summary: 'An article with its body text, read once and for all.',
    owner: 'ingest',
    readBy: ['classify'],
    partitions: null,
    cleanup: { kind: 'delete', retentionMs: 30 * day },
    timestamps: 'create-time',
    maxMessageBytes: 8 * mebibyte,
    compression: 'zstd',
  },
  'article-sighted': {
    kind: 'article-sighted',
    major: 1,
    key: 'article id',
    summary: 'A known article, seen at another source or URL.',
    owner: 'ingest',
    readBy: ['publish'],
    partitions: null,
    cleanup: { kind: 'delete', retentionMs: 7 * day },
    timestamps: 'create-time',
    maxMessageBytes: 1 * mebibyte,
    compression: 'zstd',
  },
  'article-classified': {
    kind: 'article-classified',
    major: 1,
    key: 'article id',
    summary: 'What an article says, with the proof beside it; no body.',
    owner: 'classify',
    readBy: ['hunt-generation'],
    partitions: null,
    cleanup: { kind: 'delete', retentionMs: 7 * day },
    timestamps: 'create-time',
    maxMessageBytes: 8 * mebibyte,
    compression: 'zstd',
  },
  'hunts-generated': {
    kind: 'hunts-generated',
    major: 1,
    key: 'article id',
    summary: 'The findings of an article and its hunts in every dialect.',
    owner: 'hunt-generation',
    readBy: ['publish'],
    partitions: null,
    cleanup: { kind: 'delete', retentionMs: 7 * day },
    timestamps: 'create-time',
    maxMessageBytes: 8 * mebibyte,
    compression: 'zstd',
  },
  'brief-published': {
    kind: 'brief-published',
    major: 1,
    key: 'brief id',
    summary:
      'A brief, whole; a record without a value withdraws it. Kept for ever, the newest of each brief.',
    owner: 'publish',
    readBy: ['read models', 'push', 'anyone'],
    partitions: 1,
    cleanup: { kind: 'compact' },
    timestamps: 'create-time',
    maxMessageBytes: 8 * mebibyte,
    compression: 'gzip',
  },
}

/** The prefix of topics and groups when none is configured; the CloudEvents type always has it. */
export const defaultPrefix = 'huntwire.'

/** The name of a topic under a prefix, e.g. `huntwire.article-ingested.v1`. */
export function topicName(kind: EventKind, prefix: string = defaultPrefix): string {
  return `${prefix}${kind}.v${topics[kind].major}`
}

/** The CloudEvents `type` of a kind of event: its topic's default name, whatever the prefix. */
export function eventTypeOf(kind: EventKind): string {
  return topicName(kind)
}

/** The URI of the JSON Schema of a kind of event's data. */
export function dataSchemaOf(kind: EventKind): string {
  return `urn:huntwire:schema:${kind}:${topics[kind].major}`
}

/** A topic as a log shall keep it. */
export type ProvisionedTopic = Omit<
  TopicRow,
  'kind' | 'major' | 'key' | 'summary' | 'owner' | 'readBy' | 'partitions'
> & {
  readonly name: string
  readonly partitions: number
}

/** Every topic of the pipeline under a prefix, with `partitions` where the table leaves it open (1 or more). */
export function provisionedTopics(options: {
  readonly prefix: string
  readonly partitions: number
}): ProvisionedTopic[] {
  return Object.values(topics).map((row) => ({
    name: topicName(row.kind, options.prefix),
    partitions: row.partitions ?? options.partitions,
    cleanup: row.cleanup,
    timestamps: row.timestamps,
    maxMessageBytes: row.maxMessageBytes,
    compression: row.compression,
  }))
}
