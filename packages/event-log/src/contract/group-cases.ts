import assert from 'node:assert/strict'
import type { Handler } from '../event-log.ts'
import {
  type Bench,
  contractCase,
  entries,
  eventually,
  publishing,
  skip,
  textOf,
  unlessAborted,
  wait,
} from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

const tight = { high: { records: 20, bytes: 1_000_000 }, low: { records: 5, bytes: 100_000 } }

/** Who gets what, and that nothing is lost while that changes. */
export function groupCases(subject: GetSubject): void {
  contractCase('each group gets everything', subject, async (bench) => {
    const topic = await bench.topic()
    await bench.publish(topic, entries(60))
    const groups = [await bench.group(), await bench.group()]
    const seen = groups.map(() => new Set<string>())
    for (const [index, group] of groups.entries()) {
      await bench.consume({ group, topics: [topic], handler: collect(seen[index]) })
    }
    await eventually('both have all', () => seen.every((values) => values.size === 60))
  })

  contractCase('members of a group share the partitions', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 6 })
    const group = await bench.group()
    const owners = [new Set<number>(), new Set<number>()]
    for (const partitions of owners) {
      await bench.consume({
        group,
        topics: [topic],
        handler: async ({ partition }) => {
          partitions.add(partition)
          return skip
        },
      })
    }
    let published = 0
    await eventually('each owns a half', async () => {
      for (const partitions of owners) partitions.clear()
      await bench.publish(topic, entries(120, 60, published))
      published += 120
      await eventually('they are settled', async () => (await bench.lag(group, [topic])) === 0)
      return owners.every((partitions) => partitions.size === 3)
    })
    assert.deepEqual(
      [...(owners[0] ?? [])].filter((partition) => owners[1]?.has(partition)),
      [],
    )
  })

  contractCase(
    'a group from latest does not see history, and then sees everything',
    subject,
    async (bench) => {
      const topic = await bench.topic()
      const group = await bench.group()
      await bench.publish(topic, entries(30))
      const seen = new Set<string>()
      const first = await bench.consume({ group, topics: [topic], from: 'latest', handler: collect(seen) })
      await first.stop()
      await bench.publish(topic, entries(30, 12, 100))
      await bench.consume({ group, topics: [topic], from: 'latest', handler: collect(seen) })
      await eventually('the new ones arrive', () => seen.size >= 30)
      assert.ok(
        [...seen].every((value) => Number(value) >= 100),
        'history was seen',
      )
    },
  )

  contractCase('a rebalance storm loses nothing', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 6 })
    const out = await bench.topic({ partitions: 6 })
    const group = await bench.group()
    const handler: Handler = async ({ key, value }) => {
      await wait(2)
      return publishing(out, textOf(key), textOf(value))
    }
    const join = () => bench.consume({ group, topics: [topic], handler })
    const published = publishSlowly(bench, topic, 1200)
    await join()
    for (let round = 0; round < 4; round += 1) {
      const [second, third] = await Promise.all([join(), join()])
      await wait(100)
      await second.stop()
      await third.stop()
    }
    await published
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    const values = new Set((await bench.readAll(out)).map(({ value }) => textOf(value)))
    assert.equal(values.size, 1200)
    assert.deepEqual(await bench.deadLetters(group), [])
  })

  contractCase(
    'a rebalance while partitions are held back loses nothing',
    subject,
    async (bench) => {
      const topic = await bench.topic({ partitions: 4 })
      const group = await bench.group()
      await bench.publish(topic, entries(1000, 40))
      const gate = Promise.withResolvers<void>()
      const seen = new Set<string>()
      let waiting = 0
      const handler: Handler = async ({ value }, { signal }) => {
        waiting += 1
        await unlessAborted(gate.promise, signal)
        seen.add(textOf(value))
        return skip
      }
      await bench.consume({ group, topics: [topic], handler })
      await eventually('handlers wait and queues are full', () => waiting >= 4)
      await wait(1000)
      const second = await bench.consume({ group, topics: [topic], handler })
      await wait(500)
      gate.resolve()
      await second.stop()
      await eventually(
        'all are handled',
        () => seen.size === 1000,
        () => seen.size,
      )
      await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    },
    tight,
  )
}

function collect(seen: Set<string> | undefined): Handler {
  return async ({ value }) => {
    seen?.add(textOf(value))
    return skip
  }
}

async function publishSlowly(bench: Bench, topic: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 20) {
    await bench.publish(topic, entries(20, 20, from))
    await wait(10)
  }
}
