import { groupTopicSpecs, type TopicSpec } from '@huntwire/event-log'
import { type EventKind, provisionedTopics, topicName, topics } from '@huntwire/events'

/** Every consumer group of the pipeline, by its name under the prefix, and what it reads. */
const groups: readonly { readonly name: string; readonly reads: readonly EventKind[] }[] = [
  { name: 'ingest', reads: ['article-submitted'] },
  { name: 'classify', reads: ['article-ingested'] },
  { name: 'hunt-generation', reads: ['article-classified'] },
  { name: 'publish', reads: ['hunts-generated', 'article-sighted'] },
  { name: 'publish.export', reads: ['brief-published'] },
]

/** A consumer group under its full name, and the full names of its sources. */
export type PipelineGroup = { readonly group: string; readonly topics: readonly string[] }

/** The consumer groups under a prefix. */
export function pipelineGroups(prefix: string): readonly PipelineGroup[] {
  return groups.map(({ name, reads }) => ({
    group: `${prefix}${name}`,
    topics: reads.map((kind) => topicName(kind, prefix)),
  }))
}

/** Every topic that the pipeline needs: the table's, and each group's retry and dead-letter topics. */
export function pipelineTopics(options: {
  readonly prefix: string
  readonly partitions: number
}): readonly TopicSpec[] {
  return [
    ...provisionedTopics(options),
    ...groups.flatMap(({ name, reads }) =>
      groupTopicSpecs(`${options.prefix}${name}`, {
        partitions: 1,
        sourceMaxMessageBytes: Math.max(...reads.map((kind) => topics[kind].maxMessageBytes)),
      }),
    ),
  ]
}

/** What records of a topic are compressed with: as the table says, zstd for retry and dead-letter topics. */
export function pipelineCompression(prefix: string): (topic: string) => TopicSpec['compression'] {
  const specs = new Map(
    provisionedTopics({ prefix, partitions: 1 }).map((spec) => [spec.name, spec.compression]),
  )
  return (topic) => specs.get(topic) ?? 'zstd'
}
