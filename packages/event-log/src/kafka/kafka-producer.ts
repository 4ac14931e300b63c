import kafkajs, { type Message } from 'kafkajs'
import { DependencyUnavailable } from '../outcome.ts'
import type { OutgoingRecord } from '../record.ts'
import { type BatchRecord, encodedSize } from './encode-record-batch.ts'
import type { KafkaClient } from './kafka-client.ts'
import { asEventLogError, isTooLarge, protocolErrorOf } from './kafka-errors.ts'
import type { OwnCompression } from './produce-request.ts'
import { createProducerSource, type ProducerSource } from './producer-source.ts'
import { withTimeout } from './with-timeout.ts'

export type KafkaProducerOptions = {
  readonly client: KafkaClient
  readonly compressionOf: (topic: string) => OwnCompression
  /** Records of one topic that go in one request, before compression. */
  readonly maxRequestBytes: number
  /** A send that lasts longer counts as failed. */
  readonly sendTimeoutMs: number
}

export type KafkaProducer = {
  readonly publish: (records: readonly OutgoingRecord[]) => Promise<void>
  readonly close: () => Promise<void>
}

type Call = { left: number; readonly resolve: () => void; readonly reject: (error: Error) => void }
type Pending = { readonly message: BatchMessage; readonly bytes: number; readonly call: Call }
type BatchMessage = Message & BatchRecord

/**
 * Sends records in batches: what arrives for a topic while its request is on the way goes with the next one, in order.
 * One request a topic at a time, and after any failure another producer: kafkajs gives a failed batch's sequence
 * numbers to the next batch, which the broker then drops as one that it has.
 */
export function createKafkaProducer(options: KafkaProducerOptions): KafkaProducer {
  const producers = createProducerSource(options.client)
  const topics = new Map<string, ReturnType<typeof createTopicSender>>()
  let closed = false

  function senderOf(topic: string): ReturnType<typeof createTopicSender> {
    const known = topics.get(topic)
    if (known !== undefined) return known
    const sender = createTopicSender(topic, producers, options)
    topics.set(topic, sender)
    return sender
  }

  return {
    publish: async (records) => {
      if (closed) throw new DependencyUnavailable('kafka', 'the event log is closed')
      if (records.length === 0) return
      await new Promise<void>((resolve, reject) => {
        const call = { left: records.length, resolve, reject }
        for (const record of records) senderOf(record.topic).add(record, call)
      })
    },
    close: async () => {
      closed = true
      await Promise.all([...topics.values()].map((sender) => sender.idle()))
      await producers.close()
    },
  }
}

function createTopicSender(
  topic: string,
  producers: ProducerSource,
  options: KafkaProducerOptions,
): {
  readonly add: (record: OutgoingRecord, call: Call) => void
  readonly idle: () => Promise<void>
} {
  let pending: Pending[] = []
  let sending: Promise<void> | null = null

  async function sendAll(): Promise<void> {
    await new Promise(setImmediate) // what is published in this turn goes together
    while (pending.length > 0) {
      const batch = takeBatch(pending, options.maxRequestBytes)
      pending = pending.slice(batch.length)
      await send(batch)
    }
    sending = null
  }

  async function send(batch: readonly Pending[]): Promise<void> {
    const error = await trySend(batch.map(({ message }) => message))
    if (error === null) {
      for (const { call } of batch) settle(call)
      return
    }
    if (isTooLarge(protocolErrorOf(error)) && batch.length > 1) {
      const middle = batch.length >> 1
      await send(batch.slice(0, middle))
      await send(batch.slice(middle))
      return
    }
    const failure = asEventLogError(error, failureText(topic, batch))
    for (const { call } of batch) call.reject(failure)
  }

  async function trySend(messages: BatchMessage[]): Promise<unknown> {
    const lease = producers.lease()
    try {
      const producer = await lease.producer
      const compression = kafkajsCompression(options.compressionOf(topic))
      await withTimeout(
        producer.send({ topic, messages, compression, acks: -1, timeout: options.sendTimeoutMs }),
        options.sendTimeoutMs,
        `sending to ${topic}`,
      )
      lease.release('kept')
      return null
    } catch (error) {
      lease.release('failed')
      return error
    }
  }

  return {
    add: (record, call) => {
      const message = messageOf(record)
      pending.push({ message, bytes: encodedSize(message), call })
      sending ??= sendAll()
    },
    idle: async () => {
      await sending
    },
  }
}

function takeBatch(pending: readonly Pending[], maxBytes: number): readonly Pending[] {
  let bytes = 0
  let count = 0
  for (const entry of pending) {
    bytes += entry.bytes
    if (count > 0 && bytes > maxBytes) break
    count += 1
  }
  return pending.slice(0, count)
}

function settle(call: Call): void {
  call.left -= 1
  if (call.left === 0) call.resolve()
}

function messageOf(record: OutgoingRecord): BatchMessage {
  const value = record.value === null ? null : asBuffer(record.value)
  return { key: asBuffer(record.key), value, headerList: record.headers, createdAt: Date.now() }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function kafkajsCompression(compression: OwnCompression): number {
  switch (compression) {
    case 'none':
      return kafkajs.CompressionTypes.None
    case 'gzip':
      return kafkajs.CompressionTypes.GZIP
    case 'zstd':
      return kafkajs.CompressionTypes.ZSTD
  }
}

function failureText(topic: string, batch: readonly Pending[]): string {
  const bytes = batch.reduce((sum, entry) => sum + entry.bytes, 0)
  return `writing ${batch.length} records (${bytes} bytes) to ${topic}`
}
