import type Cluster from 'kafkajs/src/cluster/index.js'
import type { FetchedMessage } from 'kafkajs/src/cluster/index.js'
import Batch from 'kafkajs/src/consumer/batch.js'
import type { RawRecord } from '../worker/receive-record.ts'
import type { DecodedMessage } from './decode-record-batches.ts'

export type FetchOptions = {
  readonly maxWaitMs: number
  readonly maxBytes: number
  readonly maxBytesPerPartition: number
}

export type FetchedRecords = {
  readonly partition: number
  /** What is readable, in order. */
  readonly messages: readonly DecodedMessage[]
  /** Where to go on. */
  readonly nextOffset: string
}

const readCommitted = 1

/** One round of reading without a group, from a position of each partition. kafkajs offers this only inside a group. */
export async function fetchPartitions(
  cluster: Cluster,
  topic: string,
  positions: ReadonlyMap<number, string>,
  options: FetchOptions,
): Promise<readonly FetchedRecords[]> {
  const fetched: FetchedRecords[] = []
  const leaders = cluster.findLeaderForPartitions(topic, [...positions.keys()])
  for (const [nodeId, partitions] of Object.entries(leaders)) {
    const broker = await cluster.findBroker({ nodeId })
    const { responses } = await broker.fetch({
      maxWaitTime: options.maxWaitMs,
      minBytes: 1,
      maxBytes: options.maxBytes,
      isolationLevel: readCommitted,
      rackId: '',
      topics: [
        {
          topic,
          partitions: partitions.map((partition) => ({
            partition,
            fetchOffset: positions.get(partition) ?? '0',
            maxBytes: options.maxBytesPerPartition,
          })),
        },
      ],
    })
    for (const response of responses.flatMap((each) => each.partitions)) {
      const from = positions.get(response.partition) ?? '0'
      const batch = new Batch(topic, from, response)
      fetched.push({
        partition: response.partition,
        messages: batch.messages.filter(isDecoded),
        nextOffset: nextOffset(from, batch.rawMessages),
      })
    }
  }
  return fetched
}

/** The first (`earliest`) or the next (`latest`) offset of each partition. */
export async function partitionOffsets(
  cluster: Cluster,
  topic: string,
  which: 'earliest' | 'latest',
): Promise<ReadonlyMap<number, string>> {
  await cluster.addTargetTopic(topic)
  const partitions = cluster
    .findTopicPartitionMetadata(topic)
    .map(({ partitionId }) => ({ partition: partitionId }))
  const answer = await cluster.fetchTopicsOffset([{ topic, fromBeginning: which === 'earliest', partitions }])
  return new Map(
    answer.flatMap((each) => each.partitions.map(({ partition, offset }) => [partition, offset])),
  )
}

/** A fetched record as the port knows it. */
export function rawRecordOf(topic: string, partition: number, message: DecodedMessage): RawRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key,
    value: message.value,
    headers: message.headerList,
    timestamp: Number(message.timestamp),
  }
}

/** Every message of this process comes from our decoder; kafkajs's types do not know it. */
export function isDecoded(message: object): message is DecodedMessage {
  return 'headerList' in message && 'unreadable' in message
}

/** Whether the position `reached` has passed every record before `end`. */
export function isBehind(reached: string, end: string): boolean {
  return BigInt(reached) < BigInt(end)
}

function nextOffset(from: string, raw: readonly FetchedMessage[]): string {
  const last = raw.at(-1)
  if (last === undefined) return from
  const behind =
    isDecoded(last) && last.unreadable !== null ? last.unreadable.nextOffset : plusOne(last.offset)
  return isBehind(from, behind) ? behind : plusOne(from)
}

function plusOne(offset: string): string {
  return (BigInt(offset) + 1n).toString()
}
