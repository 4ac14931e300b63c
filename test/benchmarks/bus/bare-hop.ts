import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import kafkajs from 'kafkajs'
import { reserialise } from './reserialise.ts'
import type { Hop } from './run-hop.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs

/** As many records go into one request: 100 articles of 4 KB stay below a topic's usual limit of 1 MB. */
const recordsPerRequest = 100

/**
 * The shortest kafkajs loop that does the same: consume a batch, parse and serialise each record, produce in batches,
 * commit. No retries, no dead letters, no order per key beyond the partition's.
 */
export const runBareHop: Hop = async ({ broker, group, from, to }, { onStarted, onHandled }) => {
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: ({ buffer }: { readonly buffer: Buffer }) => compress(buffer),
    decompress: (buffer: Buffer) => decompress(buffer),
  })
  const kafka = new Kafka({ brokers: [broker], clientId: 'benchmark-bare', logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
  const consumer = kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 300 })
  await producer.connect()
  await consumer.connect()
  await consumer.subscribe({ topics: [from], fromBeginning: true })
  consumer.on(consumer.events.GROUP_JOIN, onStarted)
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    throw payload.error
  })
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
      const copies = batch.messages.map(({ key, value, headers }) => ({
        key,
        value: reserialise(value),
        ...(headers === undefined ? {} : { headers }),
      }))
      for (let start = 0; start < copies.length; start += recordsPerRequest) {
        const messages = copies.slice(start, start + recordsPerRequest)
        await producer.send({ topic: to, messages, acks: -1, compression: CompressionTypes.ZSTD })
      }
      const { topic, partition } = batch
      resolveOffset(batch.lastOffset())
      await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(batch.lastOffset()) + 1n) }])
      await heartbeat()
      onHandled(copies.length)
    },
  })
  return async () => {
    await consumer.disconnect()
    await producer.disconnect()
  }
}
