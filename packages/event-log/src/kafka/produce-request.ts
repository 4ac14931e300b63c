import Encoder from 'kafkajs/src/protocol/encoder.js'
import registry from 'kafkajs/src/protocol/requests/index.js'
import { type BatchRecord, encodeRecordBatch } from './encode-record-batch.ts'

let installed = false

/** What one send asks for: kafkajs hands its `compression` on unseen. */
export type OwnCompression = 'none' | 'gzip' | 'zstd'

type TopicData = {
  readonly topic: string
  readonly partitions: readonly {
    readonly partition: number
    readonly firstSequence: number
    readonly messages: readonly unknown[]
  }[]
}

type ProduceOptions = {
  readonly acks: number
  readonly timeout: number | undefined
  readonly producerId: unknown
  readonly producerEpoch: number
  readonly compression: number | undefined
  readonly topicData: readonly TopicData[]
}

/** kafkajs's numbers of the codecs we write. */
const compressions: Readonly<Record<number, OwnCompression>> = { 0: 'none', 1: 'gzip', 4: 'zstd' }

/**
 * Lets kafkajs 2.2.4 send batches that we encode: its own encoder throws on a header without a value and takes most
 * of the time of a send. Records of other users of kafkajs in this process go the old way.
 */
export function installProduceRequest(): void {
  if (installed) return
  installed = true
  const definition = registry.requests.Produce
  const protocol = definition.protocol
  definition.protocol = ({ version }) => {
    const create = protocol({ version })
    return (options) => {
      const call = create(options)
      if (!isOurs(options)) return call
      return { ...call, request: { ...call.request, encode: () => encodeProduce(options) } }
    }
  }
}

/** Produce request, versions 3 to 7. */
async function encodeProduce(options: ProduceOptions): Promise<Encoder> {
  const parts: Buffer[] = []
  const head = Buffer.alloc(12)
  head.writeInt16BE(-1, 0) // no transactional id
  head.writeInt16BE(options.acks, 2)
  head.writeInt32BE(options.timeout ?? 30_000, 4)
  head.writeInt32BE(options.topicData.length, 8)
  parts.push(head)
  for (const { topic, partitions } of options.topicData) {
    const name = Buffer.from(topic, 'utf8')
    const topicHead = Buffer.alloc(2 + name.length + 4)
    topicHead.writeInt16BE(name.length, 0)
    name.copy(topicHead, 2)
    topicHead.writeInt32BE(partitions.length, 2 + name.length)
    parts.push(topicHead)
    for (const { partition, firstSequence, messages } of partitions) {
      const batch = await encodeRecordBatch(messages.filter(isBatchRecord), {
        compression: compressions[options.compression ?? 0] ?? 'none',
        producerId: BigInt(String(options.producerId)),
        producerEpoch: options.producerEpoch,
        baseSequence: firstSequence,
      })
      const partitionHead = Buffer.alloc(8)
      partitionHead.writeInt32BE(partition, 0)
      partitionHead.writeInt32BE(batch.length, 4)
      parts.push(partitionHead, batch)
    }
  }
  const body = Buffer.concat(parts)
  return new Encoder(body.length).writeBuffer(body)
}

function isOurs(options: unknown): options is ProduceOptions {
  if (typeof options !== 'object' || options === null || !('topicData' in options)) return false
  const { topicData } = options
  if (!Array.isArray(topicData) || topicData.length === 0) return false
  return topicData.every((topic: TopicData) =>
    topic.partitions.every(({ messages }) => messages.every(isBatchRecord)),
  )
}

function isBatchRecord(message: unknown): message is BatchRecord {
  return typeof message === 'object' && message !== null && 'headerList' in message && 'createdAt' in message
}
