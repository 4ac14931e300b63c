import type { Admin } from 'kafkajs'

/** Records between a group's position and the end, per topic; without a position all records there are. */
export async function groupLag(
  admin: Admin,
  group: string,
  topics: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] })
  const lags = new Map<string, number>()
  for (const { topic, partitions } of committed) {
    const ends = await admin.fetchTopicOffsets(topic)
    let lag = 0
    for (const { partition, low, high } of ends) {
      const position = partitions.find((each) => each.partition === partition)?.offset ?? '-1'
      const from = BigInt(position) < BigInt(low) ? BigInt(low) : BigInt(position)
      lag += Math.max(0, Number(BigInt(high) - from))
    }
    lags.set(topic, lag)
  }
  return lags
}
