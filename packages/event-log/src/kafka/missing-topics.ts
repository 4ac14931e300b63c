import type { KafkaClient } from './kafka-client.ts'

/** Which of these topics the cluster does not have. */
export async function missingTopics(
  client: KafkaClient,
  topics: readonly string[],
): Promise<readonly string[]> {
  const admin = client.kafka().admin()
  try {
    await admin.connect()
    const existing = new Set(await admin.listTopics())
    return topics.filter((topic) => !existing.has(topic))
  } finally {
    await admin.disconnect()
  }
}
