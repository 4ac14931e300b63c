import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { RecordTooLarge } from '../../src/event-log.ts'
import { batchFields } from '../../src/kafka/record-batch.ts'
import { DependencyUnavailable } from '../../src/outcome.ts'
import type { ReceivedRecord } from '../../src/record.ts'
import { outgoing, textOf, type World } from '../kafka-fixture.ts'
import { tamper } from '../raw-batches.ts'

const codecNumbers = { none: 0, gzip: 1, zstd: 4 } as const

export function writingCases(world: () => World): void {
  for (const codec of ['none', 'gzip', 'zstd'] as const) {
    test(`records are stored with the compression of their topic: ${codec}`, async () => {
      const topic = await world().topic()
      const log = world().another({ compressionOf: () => codec })
      await log.publish([outgoing(topic, 'k', 'v'.repeat(5_000))])
      const stored: number[] = []
      await tamper(world().kafka, topic, (batch) => {
        stored.push(batch.readInt16BE(batchFields.attributes) & 7)
      })
      assert.deepEqual(stored, [codecNumbers[codec]])
    })
  }

  test('what is published together is stored together, and in order', async () => {
    const topic = await world().topic()
    const values = Array.from({ length: 1_000 }, (_, index) => String(index))
    await Promise.all(values.map((value) => world().log.publish([outgoing(topic, 'k', value)])))
    let batches = 0
    await tamper(world().kafka, topic, () => {
      batches += 1
    })
    assert.ok(batches <= 3, `${batches} batches`)
    assert.deepEqual((await readAll(world(), topic)).map(textOf), values)
  })

  test('a batch that is too large together is sent in parts, a record that is too large alone is refused', async () => {
    const topic = await world().topic({ maxMessageBytes: 100_000 })
    const large = Array.from({ length: 8 }, (_, index) =>
      outgoing(topic, `k${index}`, Buffer.concat([Buffer.from(`${index} `), randomBytes(40_000)])),
    )
    await world().log.publish(large)
    const names = (await readAll(world(), topic)).map((record) => textOf(record).slice(0, 1))
    assert.deepEqual(names.sort(), ['0', '1', '2', '3', '4', '5', '6', '7'])
    await assert.rejects(
      world().log.publish([outgoing(topic, 'k', randomBytes(150_000))]),
      (error: unknown) => error instanceof RecordTooLarge && error.message.includes(topic),
    )
    await world().log.publish([outgoing(topic, 'k', 'still works')])
  })

  test('a record of several megabytes arrives', async () => {
    const topic = await world().topic({ maxMessageBytes: 8_000_000 })
    const bytes = randomBytes(5_000_000)
    await world().log.publish([outgoing(topic, 'k', bytes)])
    const [record] = await readAll(world(), topic)
    assert.ok(record?.value !== null && record?.value !== undefined && bytes.equals(record.value))
  })

  test('a topic that is missing is a dependency that is missing, and is not made', async () => {
    await assert.rejects(
      world().log.publish([outgoing('nobody-made-it', 'k', 'v')]),
      (error: unknown) => error instanceof DependencyUnavailable && /provisioned/.test(error.message),
    )
    await assert.rejects(world().log.epochOf('nobody-made-it'), DependencyUnavailable)
  })
}

async function readAll(world: World, topic: string): Promise<readonly ReceivedRecord[]> {
  const records: ReceivedRecord[] = []
  for await (const record of world.log.read(topic)) records.push(record)
  return records
}
