import type { Header } from '../record.ts'
import { deflate } from './compression-codecs.ts'
import { crc32c } from './crc32c.ts'
import { batchFields, batchPrefixBytes } from './record-batch.ts'

/** A record to append, as it goes through kafkajs untouched. */
export type BatchRecord = {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headerList: readonly Header[]
  /** ms since 1970 */
  readonly createdAt: number
}

export type BatchOptions = {
  readonly compression: 'none' | 'gzip' | 'zstd'
  readonly producerId: bigint
  readonly producerEpoch: number
  readonly baseSequence: number
}

const codecNumbers = { none: 0, gzip: 1, zstd: 4 } as const

/** One record batch, magic 2. kafkajs cannot write a header without a value, and needs several times the time. */
export async function encodeRecordBatch(
  records: readonly BatchRecord[],
  options: BatchOptions,
): Promise<Buffer> {
  const times = records.map((record) => record.createdAt)
  const baseTimestamp = times[0] ?? 0
  const maxTimestamp = times.reduce((latest, time) => Math.max(latest, time), baseTimestamp)
  const bodies = records.map((record, index) => encodeRecord(record, index, record.createdAt - baseTimestamp))
  const body = await deflate(options.compression, Buffer.concat(bodies))
  const batch = Buffer.allocUnsafe(batchFields.records + body.length)
  batch.writeBigInt64BE(0n, batchFields.baseOffset)
  batch.writeInt32BE(batch.length - batchPrefixBytes, batchFields.length)
  batch.writeInt32BE(-1, batchFields.leaderEpoch)
  batch.writeInt8(2, batchFields.magic)
  batch.writeInt16BE(codecNumbers[options.compression], batchFields.attributes)
  batch.writeInt32BE(records.length - 1, batchFields.lastOffsetDelta)
  batch.writeBigInt64BE(BigInt(baseTimestamp), batchFields.baseTimestamp)
  batch.writeBigInt64BE(BigInt(maxTimestamp), batchFields.maxTimestamp)
  batch.writeBigInt64BE(options.producerId, batchFields.producerId)
  batch.writeInt16BE(options.producerEpoch, batchFields.producerEpoch)
  batch.writeInt32BE(options.baseSequence, batchFields.baseSequence)
  batch.writeInt32BE(records.length, batchFields.count)
  body.copy(batch, batchFields.records)
  batch.writeUInt32BE(crc32c(batch, batchFields.attributes), batchFields.crc)
  return batch
}

/** The most bytes a record takes in a batch before compression, without its key, value and headers. */
const recordOverhead = 24

/** Upper bound of what a record adds to a batch. */
export function encodedSize(record: BatchRecord): number {
  let size = recordOverhead + (record.key?.length ?? 0) + (record.value?.length ?? 0)
  for (const [name, value] of record.headerList) size += 10 + name.length * 3 + (value?.length ?? 0)
  return size
}

function encodeRecord(record: BatchRecord, offsetDelta: number, timestampDelta: number): Buffer {
  const target = Buffer.allocUnsafe(encodedSize(record) + 5)
  // The length comes first and is known last: five bytes are kept free for it.
  let at = 5
  const varint = (value: number) => {
    at = writeVarint(target, at, value)
  }
  const bytes = (value: Uint8Array | null) => {
    varint(value === null ? -1 : value.length)
    if (value === null) return
    target.set(value, at)
    at += value.length
  }
  at = target.writeInt8(0, at)
  varint(timestampDelta)
  varint(offsetDelta)
  bytes(record.key)
  bytes(record.value)
  varint(record.headerList.length)
  for (const [name, value] of record.headerList) {
    bytes(Buffer.from(name, 'utf8'))
    bytes(value)
  }
  const length = at - 5
  const start = 5 - varintSize(length)
  writeVarint(target, start, length)
  return target.subarray(start, at)
}

function writeVarint(target: Buffer, start: number, value: number): number {
  let rest = zigzag(value)
  let at = start
  while (rest >= 0x80) {
    at = target.writeUInt8((rest % 0x80) | 0x80, at)
    rest = Math.floor(rest / 0x80)
  }
  return target.writeUInt8(rest, at)
}

function varintSize(value: number): number {
  let size = 1
  for (let rest = zigzag(value); rest >= 0x80; rest = Math.floor(rest / 0x80)) size += 1
  return size
}

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1
}
