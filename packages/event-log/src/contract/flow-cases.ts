import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  bytesOf,
  contractCase,
  eventually,
  record,
  skip,
  textOf,
  unlessAborted,
  wait,
} from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

const megabyte = 1024 * 1024
const tight = { high: { records: 50, bytes: 4 * megabyte }, low: { records: 10, bytes: megabyte } }

/** Slow handlers: memory stays bounded, others are not held up, the partition is not lost. */
export function flowCases(subject: GetSubject): void {
  contractCase(
    'a handler that does not keep up does not fill the memory',
    subject,
    async (bench) => {
      const topic = await bench.topic({ partitions: 1, compression: 'none' })
      const group = await bench.group()
      const value = new Uint8Array(megabyte).fill(7)
      for (let index = 0; index < 150; index += 1) {
        await bench.log().publish([{ topic, key: bytesOf('k'), value, headers: [] }])
      }
      const before = bytesHeld()
      const gate = Promise.withResolvers<void>()
      let started = 0
      await bench.consume({
        group,
        topics: [topic],
        handler: async (_, { signal }) => {
          started += 1
          await unlessAborted(gate.promise, signal)
          return skip
        },
      })
      await eventually('one is at work', () => started === 1)
      await wait(2000)
      const held = bytesHeld() - before
      assert.ok(held < 60 * megabyte, `${Math.round(held / megabyte)} MB are held`)
      gate.resolve()
      await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    },
    tight,
  )

  contractCase('a slow partition does not hold up the others', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 3 })
    const group = await bench.group()
    const keys = await keysByPartition(bench, topic, 3)
    const gate = Promise.withResolvers<void>()
    const seen = new Set<string>()
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ partition, value }, { signal }) => {
        if (partition === 0) await unlessAborted(gate.promise, signal)
        seen.add(textOf(value))
        return skip
      },
    })
    for (let index = 0; index < 900; index += 3) {
      await bench.log().publish(keys.map((key, partition) => record(topic, key, `${partition}-${index}`)))
    }
    const count = (partition: number) => [...seen].filter((value) => value.startsWith(`${partition}-`)).length
    await eventually('the others are through', () => count(1) === 300 && count(2) === 300)
    assert.equal(count(0), 0)
    gate.resolve()
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
  })

  contractCase('a handler that takes longer than the session keeps its partition', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, [
      ['k', 'long'],
      ['k', 'next'],
    ])
    const started: string[] = []
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ value }) => {
        started.push(textOf(value))
        if (textOf(value) === 'long') await wait(bench.subject.sessionTimeoutMs * 1.5)
        return skip
      },
    })
    await eventually('both are settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.deepEqual(started, ['long', 'next'])
  })
}

/** One key for each partition. */
async function keysByPartition(
  bench: Parameters<Parameters<typeof contractCase>[2]>[0],
  topic: string,
  partitions: number,
): Promise<readonly string[]> {
  const candidates = Array.from({ length: 60 }, (_, index) => `key-${index}`)
  await bench.publish(
    topic,
    candidates.map((key) => [key, 'probe']),
  )
  const found = new Map<number, string>()
  for (const { partition, key } of await bench.readAll(topic)) found.set(partition, textOf(key))
  return Array.from({ length: partitions }, (_, partition) => found.get(partition) ?? assert.fail())
}

function bytesHeld(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().arrayBuffers
}
