import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { ReceivedRecord } from '../../src/record.ts'
import { eventually, headerOf, keyFor, outgoing, sleep, textOf, type World } from '../kafka-fixture.ts'
import { foreignBatch, produceRaw } from '../raw-batches.ts'

const done = { kind: 'skip', reason: 'unchanged' } as const

export function consumingCases(world: () => World): void {
  for (const thrown of [new SyntaxError('a bug'), new TypeError('another'), 'no error at all']) {
    test(`a handler that throws ${String(thrown)} does not end the consumer`, async () => {
      const topic = await world().topic()
      const group = await world().group()
      await world().log.publish(['bad', 'good'].map((value) => outgoing(topic, 'k', value)))
      const handled: string[] = []
      const consumption = await world().consume({
        group,
        topics: [topic],
        handler: async (record) => {
          if (textOf(record) === 'bad') throw thrown
          handled.push(textOf(record))
          return done
        },
      })
      await eventually('the record behind', 5_000, () => handled.length === 1)
      await consumption.stop()
      const letters = await world().deadLetters(group)
      assert.deepEqual(
        letters.map((letter) => headerOf(letter, 'huntwire-reason')),
        ['handler-threw'],
      )
    })
  }

  test('a slow partition of 9 s a record does not hold up the others: p99 below 500 ms', async () => {
    const topic = await world().topic({ partitions: 6 })
    const group = await world().group(6)
    const latencies: number[] = []
    let slow = 0
    const consumption = await world().consume({
      group,
      topics: [topic],
      handler: async (record) => {
        if (record.partition === 0) {
          await sleep(9_000)
          slow += 1
        } else latencies.push(Date.now() - record.timestamp)
        return done
      },
    })
    await world().log.publish([outgoing(topic, keyFor(0, 6), 'slow'), outgoing(topic, keyFor(0, 6), 'slow')])
    for (let round = 0; round < 100; round += 1) {
      await world().log.publish(
        [1, 2, 3, 4, 5].map((partition) => outgoing(topic, keyFor(partition, 6), 'v')),
      )
      await sleep(90)
    }
    await eventually('all fast ones', 2_000, () => latencies.length === 500)
    const sorted = latencies.sort((a, b) => a - b)
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY
    process.stdout.write(`# slow partition beside fast ones: p50 ${sorted[250]} ms, p99 ${p99} ms\n`)
    assert.ok(p99 < 500, `p99 was ${p99} ms`)
    await eventually('the slow one', 9_000, () => slow >= 1)
    await consumption.stop()
  })

  test('a body of 20 MB that arrives well compressed is dead-lettered with its exact bytes', async () => {
    const topic = await world().topic()
    const group = await world().group()
    const body = Buffer.from('a hostile page of twenty megabytes '.repeat(600_000))
    const batch = await foreignBatch({ values: [body], codec: 1, compress: (records) => gzipSync(records) })
    await produceRaw(world().kafka.broker, topic, batch)
    const consumption = await world().consume({
      group,
      topics: [topic],
      handler: async () => ({ kind: 'dead-letter', reason: 'oversize', message: 'larger than 1 MiB' }),
    })
    await eventually('the dead letter', 10_000, async () => (await world().deadLetters(group)).length === 1)
    await consumption.stop()
    const [letter] = await world().deadLetters(group)
    assert.ok(body.equals(letter?.value ?? new Uint8Array()))
  })

  test('a handler longer than the session keeps its partition: handled once, joined once', async () => {
    const topic = await world().topic()
    const group = await world().group()
    await world().log.publish([outgoing(topic, 'k', 'long')])
    let begun = 0
    let ended = 0
    const consumption = await world().consume({
      group,
      topics: [topic],
      handler: async () => {
        begun += 1
        await sleep(9_000)
        ended += 1
        return done
      },
    })
    await eventually('the end', 12_000, () => ended === 1)
    await consumption.stop()
    assert.equal(begun, 1)
    assert.equal((await world().log.lag(group, [topic])).get(topic), 0)
  })

  test('stop commits what is finished, before it leaves', async () => {
    const topic = await world().topic()
    const group = await world().group()
    const log = world().another({ commitMs: 3_600_000 })
    await log.publish(Array.from({ length: 300 }, (_, index) => outgoing(topic, 'k', String(index))))
    const handled: string[] = []
    const options = {
      group,
      topics: [topic],
      stage: 'test',
      version: '1',
      retryTiers: [{ name: 'soon', delayMs: 1_000 }],
      handler: async (record: ReceivedRecord) => {
        handled.push(textOf(record))
        await sleep(5)
        return done
      },
    }
    const first = await log.consume(options)
    await eventually('some', 10_000, () => handled.length >= 40)
    await first.stop()
    const before = handled.length
    assert.ok(before < 300)
    const second = await log.consume(options)
    await eventually('all', 10_000, () => handled.length >= 300)
    await second.stop()
    assert.deepEqual(
      handled,
      Array.from({ length: 300 }, (_, index) => String(index)),
    )
  })

  test('a new sink begins at the end, and later misses nothing that was written while it was away', async () => {
    const topic = await world().topic({ partitions: 2 })
    const group = await world().group(2)
    const both = (value: string) => [0, 1].map((partition) => outgoing(topic, keyFor(partition, 2), value))
    await world().log.publish(both('history'))
    const handled: string[] = []
    const options = {
      group,
      topics: [topic],
      from: 'latest' as const,
      handler: async (record: ReceivedRecord) => {
        handled.push(textOf(record))
        return done
      },
    }
    await (await world().consume(options)).stop()
    await world().log.publish(both('while away'))
    const again = await world().consume(options)
    await eventually('what came meanwhile', 5_000, () => handled.length === 2)
    await again.stop()
    assert.deepEqual(handled, ['while away', 'while away'])
  })

  test('idle, the client does not keep the processor busy', async () => {
    const topic = await world().topic()
    const group = await world().group()
    const consumption = await world().consume({ group, topics: [topic], handler: async () => done })
    await sleep(500)
    const before = process.cpuUsage()
    await sleep(3_000)
    const { user, system } = process.cpuUsage(before)
    await consumption.stop()
    const percent = ((user + system) / 3_000_000) * 100
    process.stdout.write(`# idle consumer: ${percent.toFixed(2)} % of a core\n`)
    assert.ok(percent < 5, `${percent} %`)
  })
}
