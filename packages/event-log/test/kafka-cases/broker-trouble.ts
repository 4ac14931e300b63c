import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsumptionState, EventLog } from '../../src/event-log.ts'
import { DependencyUnavailable } from '../../src/outcome.ts'
import type { OutgoingRecord } from '../../src/record.ts'
import { startCuttingProxy } from '../cutting-proxy.ts'
import { eventually, outgoing, quickTiers, sleep, textOf, type World } from '../kafka-fixture.ts'

const done = { kind: 'skip', reason: 'unchanged' } as const

export function brokerTroubleCases(world: () => World): void {
  test('connections cut 20 times neither end the consumer nor lose a record', async () => {
    const { front, behind } = world().kafka.proxied
    const proxy = await startCuttingProxy(front, behind)
    const topic = await world().topic({ partitions: 2 })
    const group = await world().group(2)
    const log = world().another({ brokers: [proxy.address] })
    const seen = new Set<string>()
    const states: ConsumptionState[] = []
    const consumption = await log.consume({
      group,
      topics: [topic],
      stage: 'test',
      version: '1',
      retryTiers: quickTiers,
      handler: async (record) => {
        seen.add(textOf(record))
        return done
      },
      observer: { onState: (state) => states.push(state) },
    })
    let cuts = 0
    for (let round = 0; round < 20; round += 1) {
      await world().log.publish([outgoing(topic, `k${round}`, String(round))])
      await sleep(200)
      cuts += proxy.cut()
    }
    assert.ok(cuts >= 20, `${cuts} connections were cut`)
    await eventually('all records', 15_000, () => seen.size === 20)
    await eventually('running again', 10_000, () => consumption.state().kind === 'running')
    assert.ok(states.every(({ kind }) => kind !== 'broken'))
    await consumption.stop()
    await log.close()
    await proxy.close()
    assert.equal((await world().log.lag(group, [topic])).get(topic), 0)
  })

  test('what was published while connections were cut is all there, in order', async () => {
    const { front, behind } = world().kafka.proxied
    const proxy = await startCuttingProxy(front, behind)
    const topics = [await world().topic(), await world().topic()]
    const log = world().another({ brokers: [proxy.address] })
    const cutting = setInterval(() => proxy.cut(), 70)
    // Equal sizes: a batch that takes over another's sequence numbers is dropped by the broker without a word.
    for (let index = 0; index < 300; index += 1) {
      const value = String(index).padStart(4, '0')
      await Promise.all(topics.map((topic) => publishStubbornly(log, outgoing(topic, 'k', value))))
    }
    clearInterval(cutting)
    await log.close()
    await proxy.close()
    for (const topic of topics) {
      const values: string[] = []
      for await (const record of world().log.read(topic)) values.push(textOf(record))
      assert.deepEqual(
        [...new Set(values)],
        Array.from({ length: 300 }, (_, index) => String(index).padStart(4, '0')),
      )
    }
  })

  for (const how of ['restart', 'kill'] as const) {
    test(`the broker's ${how} in the middle loses nothing, is said once, and ends by itself`, async () => {
      const topic = await world().topic({ partitions: 3 })
      const group = await world().group(3)
      const seen = new Set<string>()
      const consumption = await world().consume({
        group,
        topics: [topic],
        handler: async (record) => {
          seen.add(textOf(record))
          return done
        },
      })
      let stopped = false
      let published = 0
      const publishing = (async () => {
        while (!stopped) {
          await publishStubbornly(world().log, outgoing(topic, `k${published}`, String(published)))
          published += 1
          await sleep(5)
        }
      })()
      await eventually('a beginning', 5_000, () => seen.size > 50)
      if (how === 'restart') await world().kafka.restart()
      else {
        await world().kafka.kill()
        await eventually('the pause', 15_000, () => consumption.state().kind === 'paused')
        await world().kafka.start()
      }
      await eventually('running again', 30_000, () => consumption.state().kind === 'running')
      const back = seen.size
      await eventually('records after it', 15_000, () => seen.size > back + 50)
      stopped = true
      await publishing
      await eventually('all records', 15_000, () => seen.size === published)
      await consumption.stop()
      const kinds = consumption.states.map(({ kind }) => kind)
      assert.deepEqual(kinds, ['running', 'paused', 'running', 'stopped'])
    })
  }

  test('a broker that hangs is told as such, and the group goes on afterwards', async () => {
    const topic = await world().topic()
    const group = await world().group()
    const seen: string[] = []
    const log = world().another({ requestTimeoutMs: 2_000, sendTimeoutMs: 4_000 })
    const consumption = await log.consume({
      group,
      topics: [topic],
      stage: 'test',
      version: '1',
      retryTiers: quickTiers,
      handler: async (record) => {
        seen.push(textOf(record))
        return done
      },
    })
    await world().kafka.pause()
    try {
      await eventually('the pause', 15_000, () => consumption.state().kind === 'paused')
      await assert.rejects(log.publish([outgoing(topic, 'k', 'into the void')]), DependencyUnavailable)
    } finally {
      await world().kafka.unpause()
    }
    await eventually('running again', 20_000, () => consumption.state().kind === 'running')
    await publishStubbornly(log, outgoing(topic, 'k', 'after'))
    await eventually('the record', 15_000, () => seen.includes('after'))
    await consumption.stop()
    await log.close()
  })

  test('without a broker consuming waits, says so once, and begins when it is there', async () => {
    const topic = await world().topic()
    const group = await world().group()
    await world().log.publish([outgoing(topic, 'k', 'v')])
    await world().kafka.stop()
    const states: string[] = []
    const seen: string[] = []
    const log = world().another()
    const consuming = log.consume({
      group,
      topics: [topic],
      stage: 'test',
      version: '1',
      retryTiers: quickTiers,
      handler: async (record) => {
        seen.push(textOf(record))
        return done
      },
      observer: { onState: ({ kind }) => states.push(kind) },
    })
    try {
      await eventually('the pause', 15_000, () => states.length > 0)
      await sleep(3_000)
      assert.deepEqual(states, ['paused'])
      await assert.rejects(log.epochOf(topic), DependencyUnavailable)
    } finally {
      await world().kafka.start()
    }
    const consumption = await consuming
    await eventually('the record', 15_000, () => seen.length === 1)
    assert.equal(consumption.state().kind, 'running')
    await consumption.stop()
    await log.close()
  })

  test('closing while there is no broker ends soon', async () => {
    const topic = await world().topic()
    const group = await world().group()
    const log = world().another()
    await log.consume({
      group,
      topics: [topic],
      stage: 'test',
      version: '1',
      retryTiers: quickTiers,
      handler: async () => done,
    })
    await world().kafka.kill()
    const startedAt = performance.now()
    try {
      await sleep(500)
      await log.close()
    } finally {
      await world().kafka.start()
    }
    assert.ok(performance.now() - startedAt < 30_000)
  })
}

async function publishStubbornly(log: EventLog, record: OutgoingRecord): Promise<void> {
  for (;;) {
    try {
      await log.publish([record])
      return
    } catch (error) {
      if (!(error instanceof DependencyUnavailable)) throw error
      await sleep(200)
    }
  }
}
