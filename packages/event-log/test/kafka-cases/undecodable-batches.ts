import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { batchFields } from '../../src/kafka/record-batch.ts'
import { eventually, headerOf, outgoing, textOf, type World } from '../kafka-fixture.ts'
import { foreignBatch, produceRaw, tamper, withChecksum } from '../raw-batches.ts'

const bombBytes = 200 * 1024 * 1024

type Poison = {
  readonly name: string
  readonly codec: string
  readonly message: RegExp
  /** Puts one poisoned batch of three records into the topic; returns its first offset. */
  readonly write: (world: World, topic: string) => Promise<number>
}

/** Each ends the consumer for good, or its process, when kafkajs 2.2.4 decodes by itself. */
const poisons: readonly Poison[] = [
  {
    name: 'a gzip bomb of 200 MB',
    codec: 'gzip',
    message: /inflates past/,
    write: (world, topic) => writeBomb(world, topic, 1, (records) => gzipSync(records, { level: 9 })),
  },
  {
    name: 'a zstd bomb of 200 MB',
    codec: 'zstd',
    message: /inflates past/,
    write: (world, topic) => writeBomb(world, topic, 4, (records) => zstdCompressSync(records)),
  },
  {
    name: 'a codec nobody knows',
    codec: 'codec 6',
    message: /no client knows this codec/,
    write: (world, topic) =>
      writeTampered(world, topic, (batch) => {
        batch.writeInt16BE(6, batchFields.attributes)
        withChecksum(batch)
      }),
  },
  {
    name: 'broken gzip',
    codec: 'gzip',
    message: /undecodable|incorrect|invalid|unexpected/,
    write: (world, topic) =>
      writeTampered(world, topic, (batch) => {
        batch.fill(0xa5, batchFields.records + 10, batch.length - 8)
        withChecksum(batch)
      }),
  },
  {
    name: 'a wrong checksum',
    codec: 'gzip',
    message: /checksum does not match/,
    write: (world, topic) =>
      writeTampered(world, topic, (batch) =>
        batch.writeInt8(~batch.readInt8(batch.length - 1), batch.length - 1),
      ),
  },
]

export function undecodableBatchCases(world: () => World): void {
  for (const poison of poisons) {
    test(`${poison.name} is dead-lettered by coordinates, and the next record is handled within 10 s`, async () => {
      const topic = await world().topic()
      const group = await world().group()
      await world().log.publish([outgoing(topic, 'k', 'before')])
      const first = await poison.write(world(), topic)
      await world().log.publish([outgoing(topic, 'k', 'after')])

      const handled: string[] = []
      const startedAt = performance.now()
      const consumption = await world().consume({
        group,
        topics: [topic],
        handler: async (record) => {
          handled.push(textOf(record))
          return { kind: 'skip', reason: 'unchanged' }
        },
      })
      await eventually('the record after the poison', 10_000, () => handled.includes('after'))
      assert.ok(performance.now() - startedAt < 10_000)
      assert.deepEqual(handled, ['before', 'after'])
      await consumption.stop()

      const [letter, ...others] = await world().deadLetters(group)
      assert.ok(letter !== undefined && others.length === 0)
      assert.equal(headerOf(letter, 'huntwire-coordinates'), `${topic}:0:${first}`)
      assert.equal(headerOf(letter, 'huntwire-next-offset'), String(first + 3))
      const message = headerOf(letter, 'huntwire-message') ?? ''
      assert.match(message, poison.message)
      assert.ok(message.includes(poison.codec), message)
      assert.match(message, /\d+ bytes/)
      assert.equal(letter.value, null)
      assert.equal((await world().log.lag(group, [topic])).get(topic), 0)
      assert.deepEqual(
        consumption.states.map(({ kind }) => kind),
        ['running', 'stopped'],
      )
    })
  }

  test('a bomb in one partition does not touch another', async () => {
    const topic = await world().topic({ partitions: 2 })
    const group = await world().group(2)
    const bomb = await foreignBatch({
      values: [Buffer.alloc(bombBytes)],
      codec: 4,
      compress: (records) => zstdCompressSync(records),
    })
    await produceRaw(world().kafka.broker, topic, bomb, 0)
    const good = await foreignBatch({ values: ['good'], codec: 0, compress: (records) => records })
    await produceRaw(world().kafka.broker, topic, good, 1)
    const handled: string[] = []
    const consumption = await world().consume({
      group,
      topics: [topic],
      handler: async (record) => {
        handled.push(textOf(record))
        return { kind: 'skip', reason: 'unchanged' }
      },
    })
    await eventually('the other partition', 5_000, () => handled.includes('good'))
    await eventually('the dead letter', 5_000, async () => (await world().deadLetters(group)).length === 1)
    await consumption.stop()
  })
}

async function writeBomb(
  world: World,
  topic: string,
  codec: 1 | 4,
  compress: (records: Buffer) => Buffer,
): Promise<number> {
  const third = Buffer.alloc(bombBytes / 3)
  const batch = await foreignBatch({ values: [third, third, third], codec, compress })
  return produceRaw(world.kafka.broker, topic, batch)
}

/** The broker refuses such a batch, so a good one is written and changed on its disk. */
async function writeTampered(world: World, topic: string, change: (batch: Buffer) => void): Promise<number> {
  const values = ['one', 'two', 'three'].map((word) => word.repeat(200))
  const batch = await foreignBatch({ values, codec: 1, compress: (records) => gzipSync(records) })
  const first = await produceRaw(world.kafka.broker, topic, batch)
  await tamper(world.kafka, topic, (stored, index) => {
    if (index === 1) change(stored)
  })
  return first
}
