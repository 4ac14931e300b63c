import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConfiguredSource, parseSources } from '@huntwire/reading'
import { pollQueue } from './poll-queue.ts'

const parsed = parseSources(
  `sources:\n${['a', 'b', 'c', 'd'].map((name) => `  - { name: ${name}, kind: file, path: ${name} }`).join('\n')}\n`,
  { baseDirectory: '/' },
)
assert.ok(parsed.ok)
const { sources } = parsed

test('a lane is gone through one by one in the order offered, and holds up no other', async () => {
  const { queue, begun, finish } = queueWith((source) => (source.name === 'd' ? null : 'lane'))
  queue.offer(sources)
  assert.deepEqual(begun, ['a', 'd'])
  await finish('a')
  assert.deepEqual(begun, ['a', 'd', 'b'])
  await finish('b')
  await finish('c')
  await finish('d')
  await queue.idle()
})

test('what waits or runs is not taken in again; what waits can be forgotten', async () => {
  const { queue, begun, finish } = queueWith(() => null)
  queue.offer(sources)
  queue.offer(sources)
  assert.deepEqual(begun, ['a', 'b'])
  queue.clear()
  await finish('a')
  await finish('b')
  await queue.idle()
  assert.deepEqual(begun, ['a', 'b'])
  queue.offer(sources.slice(0, 1))
  assert.deepEqual(begun, ['a', 'b', 'a'])
  await finish('a')
  await queue.idle()
})

function queueWith(laneOf: (source: ConfiguredSource) => string | null) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const queue = pollQueue({
    limit: 2,
    laneOf,
    poll: (source) => {
      begun.push(source.name)
      return new Promise((resolve) => ends.set(source.name, resolve))
    },
  })
  const finish = async (name: string) => {
    ends.get(name)?.()
    await new Promise(setImmediate)
  }
  return { queue, begun, finish }
}
