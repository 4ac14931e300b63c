import { connect } from 'node:net'
import { crc32c } from '../src/kafka/crc32c.ts'
import { encodeRecordBatch } from '../src/kafka/encode-record-batch.ts'
import { batchFields, batchPrefixBytes } from '../src/kafka/record-batch.ts'
import { type KafkaContainer, kafkaLogDirectory } from './kafka-container.ts'

/** A batch as a client may send it: `compress` makes the stored bytes of its records. */
export async function foreignBatch(options: {
  readonly values: readonly (string | Uint8Array)[]
  readonly codec: 0 | 1 | 2 | 3 | 4
  readonly compress: (records: Buffer) => Buffer
  readonly key?: string
}): Promise<Buffer> {
  const records = options.values.map((value) => ({
    key: options.key === undefined ? null : Buffer.from(options.key),
    value: Buffer.from(value),
    headerList: [],
    createdAt: Date.now(),
  }))
  const none = { compression: 'none', producerId: -1n, producerEpoch: -1, baseSequence: -1 } as const
  const plain = await encodeRecordBatch(records, none)
  const stored = options.compress(plain.subarray(batchFields.records))
  const batch = Buffer.concat([plain.subarray(0, batchFields.records), stored])
  batch.writeInt32BE(batch.length - batchPrefixBytes, batchFields.length)
  batch.writeInt16BE(options.codec, batchFields.attributes)
  return withChecksum(batch)
}

/** Appends a ready batch (Produce v7 over a socket of its own); returns its first offset. */
export async function produceRaw(
  broker: string,
  topic: string,
  batch: Buffer,
  partition = 0,
): Promise<number> {
  const name = Buffer.from(topic)
  const body = Buffer.concat([
    int16(0), // Produce
    int16(7),
    int32(1), // correlation
    int16(-1), // no client id
    int16(-1), // no transaction
    int16(-1), // all replicas
    int32(20_000),
    int32(1),
    int16(name.length),
    name,
    int32(1),
    int32(partition),
    int32(batch.length),
    batch,
  ])
  const answer = await roundTrip(broker, Buffer.concat([int32(body.length), body]))
  const at = 4 + 4 + 4 + 2 + name.length + 4 + 4
  const error = answer.readInt16BE(at)
  if (error !== 0) throw new Error(`the broker refused the batch with error ${error}`)
  return Number(answer.readBigInt64BE(at + 2))
}

/** Changes stored batches behind the broker's back, as a failing disk or an old broker would have left them. */
export async function tamper(
  kafka: KafkaContainer,
  topic: string,
  change: (batch: Buffer, index: number) => void,
): Promise<void> {
  const file = `${kafkaLogDirectory}/${topic}-0/00000000000000000000.log`
  const segment = Buffer.from((await kafka.exec(['base64', file])).replaceAll(/\s/g, ''), 'base64')
  let index = 0
  for (let at = 0; at + batchFields.records <= segment.length; index += 1) {
    const end = at + batchPrefixBytes + segment.readInt32BE(at + batchFields.length)
    if (end <= at + batchPrefixBytes) break // the segment is allocated ahead
    change(segment.subarray(at, end), index)
    at = end
  }
  const chunk = 48_000
  for (let at = 0; at < segment.length; at += chunk) {
    const text = segment.subarray(at, at + chunk).toString('base64')
    const write = `printf %s "$0" | base64 -d | dd of="$1" bs=${chunk} seek=${at} oflag=seek_bytes conv=notrunc 2>&1`
    await kafka.exec(['sh', '-c', write, text, file])
  }
}

export function withChecksum(batch: Buffer): Buffer {
  batch.writeUInt32BE(crc32c(batch, batchFields.attributes), batchFields.crc)
  return batch
}

function roundTrip(broker: string, request: Buffer): Promise<Buffer> {
  const [host, port] = broker.split(':')
  return new Promise((resolve, reject) => {
    const socket = connect({ host: host ?? '', port: Number(port) }, () => socket.write(request))
    let answer = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk])
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return
      socket.end()
      resolve(answer)
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the broker closed the connection')))
  })
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
