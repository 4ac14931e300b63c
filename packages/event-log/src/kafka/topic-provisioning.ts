import kafkajs, { type Admin } from 'kafkajs'
import type { TopicSpec } from '../event-log.ts'

/** Kafka's name for "set on the topic itself". */
const setOnTopic = 1

/**
 * Creates missing topics, grows partitions and sets what differs of the configuration; what others set on a topic
 * stays. Says what it changed, nothing when all was right.
 */
export async function provisionTopics(
  admin: Admin,
  specs: readonly TopicSpec[],
  replicationFactor: number,
): Promise<readonly string[]> {
  const existing = new Set(await admin.listTopics())
  const changes: string[] = []
  for (const spec of specs) {
    const changed = existing.has(spec.name)
      ? [...(await growPartitions(admin, spec)), ...(await alterConfiguration(admin, spec))]
      : await createTopic(admin, spec, replicationFactor)
    changes.push(...changed)
  }
  return changes
}

async function createTopic(
  admin: Admin,
  spec: TopicSpec,
  replicationFactor: number,
): Promise<readonly string[]> {
  const configEntries = configurationOf(spec).map(([name, value]) => ({ name, value }))
  const created = await admin.createTopics({
    topics: [{ topic: spec.name, numPartitions: spec.partitions, replicationFactor, configEntries }],
  })
  // False: another process was faster, with the same table of topics.
  return created ? [`created ${spec.name} with ${partitionText(spec.partitions)}`] : []
}

async function growPartitions(admin: Admin, spec: TopicSpec): Promise<readonly string[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [spec.name] })
  const count = topics[0]?.partitions.length ?? 0
  if (count >= spec.partitions) return []
  await admin.createPartitions({ topicPartitions: [{ topic: spec.name, count: spec.partitions }] })
  return [`${spec.name}: ${count} → ${partitionText(spec.partitions)}`]
}

async function alterConfiguration(admin: Admin, spec: TopicSpec): Promise<readonly string[]> {
  const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: spec.name }
  const { resources } = await admin.describeConfigs({ resources: [resource], includeSynonyms: false })
  const now = resources[0]?.configEntries ?? []
  const wanted = configurationOf(spec)
  const differing = wanted.filter(
    ([name, value]) => now.find((entry) => entry.configName === name)?.configValue !== value,
  )
  if (differing.length === 0) return []
  // AlterConfigs resets whatever it does not name.
  const kept = now
    .filter(
      (entry) =>
        Number(entry.configSource) === setOnTopic && !wanted.some(([name]) => name === entry.configName),
    )
    .map((entry) => ({ name: entry.configName, value: entry.configValue }))
  const configEntries = [...kept, ...wanted.map(([name, value]) => ({ name, value }))]
  await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] })
  return differing.map(([name, value]) => {
    const before = now.find((entry) => entry.configName === name)?.configValue ?? 'unset'
    return `${spec.name}: ${name} ${before} → ${value}`
  })
}

function configurationOf(spec: TopicSpec): readonly (readonly [name: string, value: string])[] {
  const timestamps = spec.timestamps === 'log-append-time' ? 'LogAppendTime' : 'CreateTime'
  return [
    ['cleanup.policy', spec.cleanup.kind],
    ...(spec.cleanup.kind === 'delete' ? [['retention.ms', String(spec.cleanup.retentionMs)] as const] : []),
    ['max.message.bytes', String(spec.maxMessageBytes)],
    ['message.timestamp.type', timestamps],
  ]
}

function partitionText(count: number): string {
  return count === 1 ? '1 partition' : `${count} partitions`
}
