import { defaultRetryTiers, type RetryTier, type TopicSpec } from '../event-log.ts'

const day = 86_400_000

export function retryTopic(group: string, tier: RetryTier): string {
  return `${group}.retry.${tier.name}`
}

export function deadLetterTopic(group: string): string {
  return `${group}.dead-letter`
}

/** What a group reads: its sources and its own retry topics. */
export function groupTopics(
  group: string,
  topics: readonly string[],
  tiers: readonly RetryTier[],
): readonly string[] {
  return [...topics, ...tiers.map((tier) => retryTopic(group, tier))]
}

export type GroupTopicOptions = {
  readonly partitions: number
  /** The largest `maxMessageBytes` of the group's sources. */
  readonly sourceMaxMessageBytes: number
  readonly retryTiers?: readonly RetryTier[]
  /** Default 14 days: longer than the last tier and any outage. */
  readonly retryRetentionMs?: number
  /** Default 30 days. */
  readonly deadLetterRetentionMs?: number
}

/**
 * The retry and dead-letter topics of a group. They take more than the sources: what arrived well compressed must
 * still fit with our compression and our headers behind it.
 */
export function groupTopicSpecs(group: string, options: GroupTopicOptions): readonly TopicSpec[] {
  const retries = (options.retryTiers ?? defaultRetryTiers).map((tier) =>
    deleteTopic(retryTopic(group, tier), {
      partitions: options.partitions,
      retentionMs: options.retryRetentionMs ?? 14 * day,
      maxMessageBytes: options.sourceMaxMessageBytes * 2,
    }),
  )
  const deadLetters = deleteTopic(deadLetterTopic(group), {
    partitions: 1,
    retentionMs: options.deadLetterRetentionMs ?? 30 * day,
    maxMessageBytes: options.sourceMaxMessageBytes * 4,
  })
  return [...retries, deadLetters]
}

function deleteTopic(
  name: string,
  options: { readonly partitions: number; readonly retentionMs: number; readonly maxMessageBytes: number },
): TopicSpec {
  return {
    name,
    partitions: options.partitions,
    cleanup: { kind: 'delete', retentionMs: options.retentionMs },
    timestamps: 'create-time',
    maxMessageBytes: options.maxMessageBytes,
    compression: 'zstd',
  }
}
