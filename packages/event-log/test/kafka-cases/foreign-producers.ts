import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import kafkajs from 'kafkajs'
import { compressFrameSync } from 'lz4-napi'
import { compressSync } from 'snappy'
import type { ReceivedRecord } from '../../src/record.ts'
import type { World } from '../kafka-fixture.ts'
import { foreignBatch, produceRaw } from '../raw-batches.ts'

const codecs = [
  { name: 'none', codec: 0, compress: (records: Buffer) => records },
  { name: 'gzip', codec: 1, compress: (records: Buffer) => gzipSync(records) },
  { name: 'snappy', codec: 2, compress: (records: Buffer) => compressSync(records) },
  { name: 'lz4', codec: 3, compress: (records: Buffer) => compressFrameSync(records) },
  { name: 'zstd', codec: 4, compress: (records: Buffer) => zstdCompressSync(records) },
] as const

export function foreignProducerCases(world: () => World): void {
  for (const { name, codec, compress } of codecs) {
    test(`batches of other producers are read: ${name}, without key`, async () => {
      const topic = await world().topic()
      const values = Array.from({ length: 50 }, (_, index) => `value ${index} `.repeat(40))
      await produceRaw(world().kafka.broker, topic, await foreignBatch({ values, codec, compress }))
      const records = await readAll(world(), topic)
      assert.deepEqual(
        records.map(({ offset, key, value }) => [offset, key, Buffer.from(value ?? []).toString()]),
        values.map((value, index) => [String(index), null, value]),
      )
    })
  }

  test('a plain kafkajs producer in the same process still writes as it always did', async () => {
    const topic = await world().topic()
    const kafka = new kafkajs.Kafka({ brokers: [world().kafka.broker], logLevel: kafkajs.logLevel.NOTHING })
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
    await producer.connect()
    const messages = [{ key: 'k', value: 'v', headers: { one: ['1', '2'] }, timestamp: '1700000000000' }]
    await producer.send({ topic, compression: kafkajs.CompressionTypes.GZIP, messages })
    await producer.disconnect()
    const [record] = await readAll(world(), topic)
    assert.deepEqual(record?.headers, [
      ['one', Buffer.from('1')],
      ['one', Buffer.from('2')],
    ])
    assert.equal(record?.timestamp, 1_700_000_000_000)
  })
}

async function readAll(world: World, topic: string): Promise<readonly ReceivedRecord[]> {
  const records: ReceivedRecord[] = []
  for await (const record of world.log.read(topic)) records.push(record)
  return records
}
