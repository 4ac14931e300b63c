import type { Header } from '../record.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { codecOf, inflate } from './compression-codecs.ts'
import { crc32c } from './crc32c.ts'
import { InflatedTooLarge } from './inflated-too-large.ts'
import { attributeBits, batchFields, batchPrefixBytes } from './record-batch.ts'

/** Why a range of offsets holds nothing that can be read. */
export type Unreadable = {
  readonly codec: string
  /** Size of the batch as it is stored. */
  readonly bytes: number
  /** In words. */
  readonly reason: string
  /** It would have inflated too far. */
  readonly isTooLarge: boolean
  /** The range, from `offset` to before `nextOffset`. */
  readonly offset: string
  readonly nextOffset: string
}

/** A record in the shape kafkajs hands on, and beside it what it would lose. */
export type DecodedMessage = {
  readonly offset: string
  readonly timestamp: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly isControlRecord: boolean
  readonly batchContext: { readonly producerId: string; readonly inTransaction: boolean }
  readonly attributes: number
  /** In order, repeated names and null values too. */
  readonly headerList: readonly Header[]
  /** The same as kafkajs gives them. */
  readonly headers: Readonly<Record<string, Buffer | Buffer[]>>
  /** Set when this stands for records that could not be decoded. */
  readonly unreadable: Unreadable | null
}

export type DecodeLimits = {
  /** A batch that inflates past it is unreadable. */
  readonly maxBatchBytes: number
  /** After so much nothing more is decoded in one go: many small bombs are a large one. */
  readonly maxSetBytes: number
}

const maxBatchRecords = 1_000_000

/**
 * Decodes the batches of one partition. kafkajs gives up the whole fetch, and then the consumer, when one batch does
 * not decode; here such a batch becomes one message at its last offset that names its range, and the others are read
 * as usual. What
 * compaction took from a batch's end becomes a control record, which moves the position and is seen by nobody.
 */
export async function decodeRecordBatches(
  set: Buffer,
  limits: DecodeLimits,
): Promise<{ readonly messages: readonly DecodedMessage[]; readonly inflatedBytes: number }> {
  const messages: DecodedMessage[] = []
  let inflatedBytes = 0
  for (let at = 0; at + batchFields.records <= set.length && inflatedBytes < limits.maxSetBytes; ) {
    const end = at + batchPrefixBytes + set.readInt32BE(at + batchFields.length)
    if (end > set.length) break // cut by the fetch's byte limit: it comes again
    if (end < at + batchFields.records) throw new Error('record batch shorter than its own header')
    const batch = set.subarray(at, end)
    const nextBase = end + 8 <= set.length ? Number(set.readBigInt64BE(end)) : null
    const decoded = await decodeBatch(batch, nextBase, limits.maxBatchBytes)
    for (const message of decoded.messages) messages.push(message)
    inflatedBytes += decoded.inflatedBytes
    at = end
  }
  return { messages, inflatedBytes }
}

type BatchHead = {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly attributes: number
  readonly baseTimestamp: number
  readonly maxTimestamp: string
  readonly context: DecodedMessage['batchContext']
  readonly count: number
}

async function decodeBatch(
  batch: Buffer,
  nextBase: number | null,
  maxBytes: number,
): Promise<{ readonly messages: readonly DecodedMessage[]; readonly inflatedBytes: number }> {
  const head = readHead(batch)
  const codec = codecOf(head.attributes)
  try {
    checkWhole(batch, head)
    const records = await inflate(codec, batch.subarray(batchFields.records), maxBytes)
    return { messages: decodeRecords(head, byteReader(records)), inflatedBytes: records.length }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const last = nextBase === null ? Math.max(head.lastOffset, head.baseOffset) : nextBase - 1
    const range = { offset: String(head.baseOffset), nextOffset: String(last + 1) }
    const isTooLarge = error instanceof InflatedTooLarge
    const unreadable = { codec, bytes: batch.length, reason, isTooLarge, ...range }
    return { messages: [marker(head, last, { unreadable })], inflatedBytes: batch.length }
  }
}

function readHead(batch: Buffer): BatchHead {
  const baseOffset = Number(batch.readBigInt64BE(batchFields.baseOffset))
  const attributes = batch.readInt16BE(batchFields.attributes)
  return {
    baseOffset,
    lastOffset: baseOffset + batch.readInt32BE(batchFields.lastOffsetDelta),
    attributes,
    baseTimestamp: Number(batch.readBigInt64BE(batchFields.baseTimestamp)),
    maxTimestamp: batch.readBigInt64BE(batchFields.maxTimestamp).toString(),
    context: {
      producerId: batch.readBigInt64BE(batchFields.producerId).toString(),
      inTransaction: (attributes & attributeBits.transactional) !== 0,
    },
    count: batch.readInt32BE(batchFields.count),
  }
}

function checkWhole(batch: Buffer, head: BatchHead): void {
  const magic = batch.readInt8(batchFields.magic)
  if (magic !== 2) throw new Error(`message format ${magic} is too old`)
  if (batch.readUInt32BE(batchFields.crc) !== crc32c(batch, batchFields.attributes)) {
    throw new Error('checksum does not match')
  }
  if (head.count > maxBatchRecords) throw new Error(`holds ${head.count} records`)
}

function decodeRecords(head: BatchHead, reader: ByteReader): readonly DecodedMessage[] {
  const messages: DecodedMessage[] = []
  let offset = head.baseOffset - 1
  for (let index = 0; index < head.count; index += 1) {
    const message = decodeRecord(head, byteReader(reader.bytes(reader.varint())))
    offset = Number(message.offset)
    messages.push(message)
  }
  if (offset < head.lastOffset) messages.push(marker(head, head.lastOffset, { isControlRecord: true }))
  return messages
}

function decodeRecord(head: BatchHead, reader: ByteReader): DecodedMessage {
  reader.int8()
  const timestamp = head.baseTimestamp + reader.varint()
  const offset = head.baseOffset + reader.varint()
  const key = nullableBytes(reader)
  const value = nullableBytes(reader)
  const headerList: Header[] = []
  for (let left = reader.varint(); left > 0; left -= 1) {
    headerList.push([reader.bytes(reader.varint()).toString('utf8'), nullableBytes(reader)])
  }
  return new Message(head, offset, {
    timestamp: (head.attributes & attributeBits.logAppendTime) !== 0 ? head.maxTimestamp : String(timestamp),
    key,
    value,
    headerList,
  })
}

function nullableBytes(reader: ByteReader): Buffer | null {
  const length = reader.varint()
  return length < 0 ? null : reader.bytes(length)
}

function marker(head: BatchHead, offset: number, more: Partial<DecodedMessage>): DecodedMessage {
  return new Message(head, offset, { timestamp: head.maxTimestamp, ...more })
}

/** A class because `headers` is needed by nobody but foreign users of kafkajs in this process. */
class Message implements DecodedMessage {
  readonly offset: string
  readonly timestamp: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly isControlRecord: boolean
  readonly batchContext: DecodedMessage['batchContext']
  readonly attributes = 0
  readonly headerList: readonly Header[]
  readonly unreadable: Unreadable | null

  constructor(head: BatchHead, offset: number, more: Partial<DecodedMessage>) {
    this.offset = String(offset)
    this.timestamp = more.timestamp ?? head.maxTimestamp
    this.key = more.key ?? null
    this.value = more.value ?? null
    this.isControlRecord = more.isControlRecord ?? (head.attributes & attributeBits.control) !== 0
    this.batchContext = head.context
    this.headerList = more.headerList ?? []
    this.unreadable = more.unreadable ?? null
  }

  get headers(): Readonly<Record<string, Buffer | Buffer[]>> {
    const grouped: Record<string, Buffer | Buffer[]> = Object.create(null)
    for (const [name, value] of this.headerList) {
      const bytes = value === null ? Buffer.alloc(0) : Buffer.from(value)
      const before = grouped[name]
      grouped[name] =
        before === undefined ? bytes : Array.isArray(before) ? [...before, bytes] : [before, bytes]
    }
    return grouped
  }
}
