import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Header } from '../record.ts'
import { crc32c } from './crc32c.ts'
import { decodeRecordBatches } from './decode-record-batches.ts'
import { type BatchRecord, encodedSize, encodeRecordBatch } from './encode-record-batch.ts'
import { attributeBits, batchFields } from './record-batch.ts'

const limits = { maxBatchBytes: 1024 * 1024, maxSetBytes: 1024 * 1024 }
const headers: readonly Header[] = [
  ['trace', Buffer.from([0, 255, 1])],
  ['empty', Buffer.alloc(0)],
  ['none', null],
  ['trace', Buffer.from('again')],
  ['__proto__', Buffer.from('x')],
]
const records: readonly BatchRecord[] = [
  { key: Buffer.from('k'), value: Buffer.from('{"a":1}'), headerList: headers, createdAt: 1_700_000_000_000 },
  { key: null, value: Buffer.alloc(0), headerList: [], createdAt: 1_700_000_000_005 },
  { key: Buffer.alloc(0), value: null, headerList: [], createdAt: 1_699_999_999_000 },
]

for (const compression of ['none', 'gzip', 'zstd'] as const) {
  test(`what is encoded with ${compression} is decoded again, byte by byte`, async () => {
    const { messages } = await decodeRecordBatches(await batchAt(7, records, compression), limits)
    assert.deepEqual(
      messages.map(({ offset, key, value, headerList, timestamp }) => ({
        offset,
        key,
        value,
        headerList,
        createdAt: Number(timestamp),
      })),
      records.map((record, index) => ({ offset: String(7 + index), ...record })),
    )
  })
}

test('append times are the batch’s own', async () => {
  const batch = await batchAt(0, records, 'none')
  const messages = await decode(
    changed(batch, (copy) => {
      copy.writeInt16BE(attributeBits.logAppendTime, batchFields.attributes)
      copy.writeBigInt64BE(1_800_000_000_000n, batchFields.maxTimestamp)
    }),
  )
  assert.deepEqual(
    messages.map(({ timestamp }) => timestamp),
    ['1800000000000', '1800000000000', '1800000000000'],
  )
})

const poisons: readonly (readonly [string, RegExp, (batch: Buffer) => Buffer])[] = [
  [
    'an unknown codec',
    /no client knows this codec/,
    (batch) => changed(batch, (copy) => copy.writeInt16BE(6, batchFields.attributes)),
  ],
  [
    'broken compression',
    /./,
    (batch) =>
      changed(batch, (copy) => {
        copy.writeInt16BE(1, batchFields.attributes)
      }),
  ],
  [
    'a wrong checksum',
    /checksum does not match/,
    (batch) => {
      const copy = Buffer.from(batch)
      copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1)
      return copy
    },
  ],
  [
    'an old format',
    /format 1 is too old/,
    (batch) => changed(batch, (copy) => copy.writeInt8(1, batchFields.magic)),
  ],
  [
    'a record longer than its batch',
    /ends before it should/,
    (batch) => changed(batch, (copy) => copy.writeUInt8(0xfe, batchFields.records)),
  ],
  [
    'more records than it has bytes',
    /holds 2000000000 records/,
    (batch) => changed(batch, (copy) => copy.writeInt32BE(2_000_000_000, batchFields.count)),
  ],
]

for (const [name, reason, poison] of poisons) {
  test(`${name} becomes one range, and what follows is read`, async () => {
    const poisoned = poison(await batchAt(10, records, 'none'))
    const messages = await decode(Buffer.concat([poisoned, await batchAt(13, records, 'none')]))
    const [first, ...others] = messages
    assert.equal(first?.offset, '12')
    assert.equal(first?.unreadable?.offset, '10')
    assert.equal(first?.unreadable?.nextOffset, '13')
    assert.equal(first?.unreadable?.bytes, poisoned.length)
    assert.match(first?.unreadable?.reason ?? '', reason)
    assert.deepEqual(
      others.map(({ offset, unreadable }) => [offset, unreadable]),
      [
        ['13', null],
        ['14', null],
        ['15', null],
      ],
    )
  })
}

test('a bomb becomes one range with its codec', async () => {
  const bomb = await batchWith(5, gzipSync(Buffer.alloc(limits.maxBatchBytes + 1)), 1)
  const [message] = await decode(bomb)
  assert.equal(message?.unreadable?.codec, 'gzip')
  assert.match(message?.unreadable?.reason ?? '', /inflates past 1048576 bytes/)
})

test('many small bombs are taken one after the other', async () => {
  const large = { key: null, value: Buffer.alloc(700_000), headerList: [], createdAt: 0 }
  const set = Buffer.concat([
    await batchAt(0, [large], 'zstd'),
    await batchAt(1, [large], 'zstd'),
    await batchAt(2, [large], 'zstd'),
  ])
  assert.deepEqual(
    (await decode(set)).map(({ offset }) => offset),
    ['0', '1'],
  )
})

test('a batch cut by the byte limit of the fetch waits for the next one', async () => {
  const whole = await batchAt(0, records, 'none')
  const next = await batchAt(3, records, 'none')
  const messages = await decode(Buffer.concat([whole, next.subarray(0, next.length - 1)]))
  assert.equal(messages.length, 3)
})

test('what compaction took from the end moves the position and is seen by nobody', async () => {
  const shortened = changed(await batchAt(20, records, 'none'), (copy) =>
    copy.writeInt32BE(9, batchFields.lastOffsetDelta),
  )
  const messages = await decode(shortened)
  assert.deepEqual(
    messages.map(({ offset, isControlRecord }) => [offset, isControlRecord]),
    [
      ['20', false],
      ['21', false],
      ['22', false],
      ['29', true],
    ],
  )
})

test('the size of a record is never underestimated', async () => {
  const wide: BatchRecord = {
    key: Buffer.alloc(300),
    value: Buffer.alloc(70_000),
    headerList: [['ä'.repeat(40), Buffer.alloc(200)]],
    createdAt: 4_000_000_000_000,
  }
  for (const record of [...records, wide]) {
    const batch = await batchAt(0, [{ ...record, createdAt: 0 }, record], 'none')
    assert.ok(batch.length <= batchFields.records + 2 * encodedSize(record))
  }
})

async function decode(set: Buffer) {
  return (await decodeRecordBatches(set, limits)).messages
}

async function batchAt(
  offset: number,
  content: readonly BatchRecord[],
  compression: 'none' | 'gzip' | 'zstd',
): Promise<Buffer> {
  const batch = await encodeRecordBatch(content, {
    compression,
    producerId: -1n,
    producerEpoch: -1,
    baseSequence: -1,
  })
  batch.writeBigInt64BE(BigInt(offset), batchFields.baseOffset)
  return batch
}

/** A batch of one record whose stored bytes are these. */
async function batchWith(offset: number, stored: Buffer, attributes: number): Promise<Buffer> {
  const head = (await batchAt(offset, records.slice(0, 1), 'none')).subarray(0, batchFields.records)
  const batch = Buffer.concat([head, stored])
  batch.writeInt32BE(batch.length - 12, batchFields.length)
  return changed(batch, (copy) => copy.writeInt16BE(attributes, batchFields.attributes))
}

/** A changed copy with a right checksum. */
function changed(batch: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(batch)
  change(copy)
  copy.writeUInt32BE(crc32c(copy, batchFields.attributes), batchFields.crc)
  return copy
}
