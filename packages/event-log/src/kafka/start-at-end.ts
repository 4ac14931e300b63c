import type { KafkaClient } from './kafka-client.ts'
import { protocolErrorOf } from './kafka-errors.ts'
import { partitionOffsets } from './partition-reader.ts'

/**
 * Gives a group that never committed anything the topics' ends as its position. kafkajs would ask for the end at
 * every join anew, and records written between two joins would be seen by nobody.
 */
export async function startAtEnd(
  client: KafkaClient,
  options: { readonly group: string; readonly topics: readonly string[] },
): Promise<void> {
  const cluster = await client.connectCluster()
  try {
    const coordinator = await cluster.findGroupCoordinator({ groupId: options.group })
    for (const topic of options.topics) {
      const ends = await partitionOffsets(cluster, topic, 'latest')
      const partitions = [...ends.keys()].map((partition) => ({ partition }))
      const { responses } = await coordinator.offsetFetch({
        groupId: options.group,
        topics: [{ topic, partitions }],
      })
      const committed = responses.flatMap((response) => response.partitions)
      // A partition without position beside others with one is new: all of it is wanted.
      if (committed.some(({ offset }) => Number(offset) >= 0)) continue
      await coordinator.offsetCommit({
        groupId: options.group,
        memberId: '',
        groupGenerationId: -1,
        topics: [{ topic, partitions: [...ends].map(([partition, offset]) => ({ partition, offset })) }],
      })
    }
  } catch (error) {
    // The group has members by now: one of them did it.
    if (protocolErrorOf(error) !== 'UNKNOWN_MEMBER_ID') throw error
  } finally {
    await cluster.disconnect()
  }
}
