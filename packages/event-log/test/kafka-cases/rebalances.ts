import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventLog } from '../../src/event-log.ts'
import type { ReceivedRecord } from '../../src/record.ts'
import { eventually, outgoing, quickTiers, sleep, textOf, type World } from '../kafka-fixture.ts'

const done = { kind: 'skip', reason: 'unchanged' } as const
/** So small that nearly every batch pauses its partition. */
const smallQueues = { high: { records: 20, bytes: 1e6 }, low: { records: 5, bytes: 1e5 } }

export function rebalanceCases(world: () => World): void {
  test('partitions that were paused when the group joined anew go on', async () => {
    const topic = await world().topic({ partitions: 4 })
    const group = await world().group(4)
    const values = Array.from({ length: 2_000 }, (_, index) => String(index))
    await world().log.publish(values.map((value) => outgoing(topic, `k${value}`, value)))
    const seen = new Set<string>()
    const start = (log: EventLog) => startMember(log, { group, topic, seen, handlerMs: 4 })
    const first = await start(world().another({ engine: smallQueues }))
    await eventually('a beginning', 10_000, () => seen.size > 100)
    const second = await start(world().another({ engine: smallQueues }))
    await sleep(500)
    await second.stop()
    await eventually('all records', 30_000, () => seen.size === values.length)
    await first.stop()
    assert.equal((await world().log.lag(group, [topic])).get(topic), 0)
  })

  test('members that come and go all the time lose nothing and keep each key in order', async () => {
    const topic = await world().topic({ partitions: 4 })
    const group = await world().group(4)
    const count = 1_200
    const keys = 40
    await world().log.publish(
      Array.from({ length: count }, (_, index) => outgoing(topic, `k${index % keys}`, String(index))),
    )
    const seen = new Set<string>()
    const highest = new Map<string, number>()
    const gaps: string[] = []
    const onRecord = (record: ReceivedRecord) => {
      const key = Buffer.from(record.key ?? []).toString()
      const value = Number(textOf(record))
      // Redelivery may step back, but nothing of a key may be stepped over.
      const next = (highest.get(key) ?? value % keys) + (highest.has(key) ? keys : 0)
      if (value > next) gaps.push(`${key}: ${value} before ${next}`)
      highest.set(key, Math.max(highest.get(key) ?? -1, value))
    }
    const start = () =>
      startMember(world().another({ engine: smallQueues }), { group, topic, seen, handlerMs: 8, onRecord })
    const stays = await start()
    for (let round = 0; round < 6; round += 1) {
      const guest = await start()
      await sleep(400)
      await guest.stop()
    }
    await eventually('all records', 30_000, () => seen.size === count)
    await stays.stop()
    assert.deepEqual(gaps, [])
    assert.equal((await world().log.lag(group, [topic])).get(topic), 0)
  })

  test('two members of one process share the partitions', async () => {
    const topic = await world().topic({ partitions: 4 })
    const group = await world().group(4)
    const perMember = [new Set<number>(), new Set<number>()]
    const members = await Promise.all(
      perMember.map((partitions) =>
        startMember(world().log, {
          group,
          topic,
          seen: new Set(),
          handlerMs: 0,
          onRecord: (record) => partitions.add(record.partition),
        }),
      ),
    )
    await sleep(1_500)
    for (const partitions of perMember) partitions.clear()
    await world().log.publish(Array.from({ length: 400 }, (_, index) => outgoing(topic, `k${index}`, 'v')))
    await eventually('all partitions', 10_000, () => perMember.every(({ size }) => size === 2))
    assert.deepEqual([...perMember.flatMap((partitions) => [...partitions])].sort(), [0, 1, 2, 3])
    await Promise.all(members.map((member) => member.stop()))
  })
}

function startMember(
  log: EventLog,
  options: {
    readonly group: string
    readonly topic: string
    readonly seen: Set<string>
    readonly handlerMs: number
    readonly onRecord?: (record: ReceivedRecord) => void
  },
) {
  return log.consume({
    group: options.group,
    topics: [options.topic],
    stage: 'test',
    version: '1',
    retryTiers: quickTiers,
    handler: async (record) => {
      options.onRecord?.(record)
      await sleep(options.handlerMs)
      options.seen.add(textOf(record))
      return done
    },
  })
}
