import type { ReceivedRecord } from '../record.ts'
import { asRead } from '../worker/receive-record.ts'
import type { KafkaClient } from './kafka-client.ts'
import { asEventLogError } from './kafka-errors.ts'
import { fetchPartitions, isBehind, partitionOffsets, rawRecordOf } from './partition-reader.ts'

/** Every record that is in the topic at the call, outside any group; in order within a partition. */
export async function* readTopic(
  client: KafkaClient,
  topic: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReceivedRecord> {
  const cluster = await client.connectCluster().catch((error: unknown) => {
    throw asEventLogError(error, `reading ${topic}`)
  })
  try {
    const positions = new Map(await partitionOffsets(cluster, topic, 'earliest'))
    const ends = await partitionOffsets(cluster, topic, 'latest')
    for (;;) {
      for (const [partition, end] of ends) {
        if (!isBehind(positions.get(partition) ?? end, end)) positions.delete(partition)
      }
      if (positions.size === 0) return
      const options = { maxWaitMs: 100, maxBytes: 10_485_760, maxBytesPerPartition: 1_048_576 }
      for (const { partition, messages, nextOffset } of await fetchPartitions(
        cluster,
        topic,
        positions,
        options,
      )) {
        const end = ends.get(partition) ?? '0'
        for (const message of messages) {
          signal?.throwIfAborted()
          if (message.unreadable !== null || !isBehind(message.offset, end)) continue
          yield asRead(rawRecordOf(topic, partition, message))
        }
        positions.set(partition, nextOffset)
      }
      signal?.throwIfAborted()
    }
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw asEventLogError(error, `reading ${topic}`)
  } finally {
    await cluster.disconnect()
  }
}
