import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import kafkajs from 'kafkajs'
import { reserialise } from './reserialise.ts'
import type { Hop } from './run-hop.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs

/**
 * The shortest kafkajs loop that does the same: consume a batch, parse and serialise each record, produce the batch in
 * one request, commit. No retries, no dead letters, no order per key beyond the partition's.
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
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async ({ batch: { topic, partition, messages, lastOffset }, resolveOffset, heartbeat }) => {
      const copies = messages.map(({ key, value, headers }) => ({
        key,
        value: reserialise(value),
        ...(headers === undefined ? {} : { headers }),
      }))
      await producer.send({ topic: to, messages: copies, acks: -1, compression: CompressionTypes.ZSTD })
      resolveOffset(lastOffset())
      await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(lastOffset()) + 1n) }])
      await heartbeat()
      onHandled(copies.length)
    },
  })
  return async () => {
    await consumer.disconnect()
    await producer.disconnect()
  }
}
