import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import {
  bytesOf,
  entries,
  eventually,
  publishing,
  record,
  textOf,
  topicSpec,
} from '../src/contract/contract-bench.ts'
import { partitionOf } from '../src/partition-of.ts'
import {
  LogInUse,
  openSqliteEventLog,
  openSqliteEventLogReadOnly,
  type SqliteEventLogOptions,
} from '../src/sqlite/sqlite-event-log.ts'
import { groupTopicSpecs } from '../src/worker/group-topics.ts'

const root = mkdtempSync(join(tmpdir(), 'sqlite-log-'))
after(() => rmSync(root, { recursive: true }))
let directories = 0

test('a second writer is refused and told which process writes', async () => {
  const options = fresh()
  const log = openSqliteEventLog(options)
  assert.throws(
    () => openSqliteEventLog(options),
    (error) => error instanceof LogInUse && error.message.includes(`process ${process.pid};`),
  )
  await log.close()
  await openSqliteEventLog(options).close()
})

test('another process is refused too, and the log of a killed one can be opened at once', async () => {
  const options = fresh()
  const script = `const { open } = await import(${JSON.stringify(new URL('open-sqlite.ts', import.meta.url).href)})
    await open(${JSON.stringify(options.directory)}); console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  assert.throws(
    () => openSqliteEventLog(options),
    (error) => error instanceof LogInUse && error.message.includes(`process ${child.pid};`),
  )
  child.kill('SIGKILL')
  await once(child, 'exit')
  await openSqliteEventLog(options).close()
})

test('others read while one writes', async () => {
  const options = fresh()
  assert.throws(() => openSqliteEventLogReadOnly(options))
  const log = openSqliteEventLog(options)
  await log.provision([topicSpec('t')])
  const reader = openSqliteEventLogReadOnly(options)
  await log.publish([record('t', 'k', 'v')])
  const values: string[] = []
  for await (const { value } of reader.read('t')) values.push(textOf(value))
  assert.deepEqual(values, ['v'])
  assert.deepEqual([...(await reader.lag('nobody', ['t']))], [['t', 1]])
  assert.equal(await reader.epochOf('t'), await log.epochOf('t'))
  await reader.close()
  await log.close()
})

test('a compacted topic keeps the last record of each key, a tombstone too', async () => {
  const log = openSqliteEventLog(fresh())
  await log.provision([topicSpec('t', { partitions: 1, cleanup: { kind: 'compact' } })])
  await log.publish([record('t', 'a', '1'), record('t', 'b', '1'), record('t', 'a', '2')])
  await log.publish([{ topic: 't', key: bytesOf('b'), value: null, headers: [] }])
  const left: string[] = []
  for await (const { offset, key, value } of log.read('t')) {
    left.push(`${offset} ${textOf(key)} ${value === null ? 'withdrawn' : textOf(value)}`)
  }
  assert.deepEqual(left, ['2 a 2', '3 b withdrawn'])
  await log.close()
})

test('what a topic no longer keeps is gone at the next start, and offsets go on', async () => {
  let now = 1_000_000
  const options = { ...fresh(), now: () => now }
  const spec = topicSpec('t', { partitions: 1, cleanup: { kind: 'delete', retentionMs: 1000 } })
  const log = openSqliteEventLog(options)
  await log.provision([spec])
  await log.publish([record('t', 'k', 'old')])
  now += 2000
  await log.publish([record('t', 'k', 'new')])
  await log.close()
  const again = openSqliteEventLog(options)
  await again.publish([record('t', 'k', 'newest')])
  const left: string[] = []
  for await (const { offset, value } of again.read('t')) left.push(`${offset} ${textOf(value)}`)
  assert.deepEqual(left, ['1 new', '2 newest'])
  assert.deepEqual([...(await again.lag('g', ['t']))], [['t', 2]])
  await again.close()
})

test('a publish with one record over the limit writes none of them', async () => {
  const log = openSqliteEventLog(fresh())
  await log.provision([topicSpec('t', { maxMessageBytes: 100 })])
  await assert.rejects(log.publish([record('t', 'k', 'fine'), record('t', 'k', 'x'.repeat(200))]))
  const ok = log.publish([record('t', 'k', 'beside')])
  await ok
  const values: string[] = []
  for await (const { value } of log.read('t')) values.push(textOf(value))
  assert.deepEqual(values, ['beside'])
  await log.close()
})

test('what a member handled and had not committed when it lost the partition is thrown away', async () => {
  const log = openSqliteEventLog(fresh())
  await log.provision([
    topicSpec('in', { partitions: 2 }),
    topicSpec('out', { partitions: 1 }),
    ...groupTopicSpecs('g', { partitions: 1, sourceMaxMessageBytes: 1_000_000 }),
  ])
  const key = Array.from({ length: 9 }, (_, index) => `k${index}`).find(
    (k) => partitionOf(bytesOf(k), 2) === 1,
  )
  await log.publish([record('in', key ?? assert.fail(), 'v')])
  let joined: Promise<unknown> | undefined
  let handled = 0
  const join = () =>
    log.consume({
      group: 'g',
      topics: ['in'],
      stage: 's',
      version: '1',
      handler: async ({ value }) => {
        handled += 1
        // Two turns later the write waits for its commit, and the second member takes partition 1.
        if (joined === undefined) {
          setImmediate(() =>
            setImmediate(() => {
              joined = join()
            }),
          )
        }
        return publishing('out', 'k', textOf(value))
      },
    })
  await join()
  await eventually('it is settled', async () => (await log.lag('g', ['in'])).get('in') === 0)
  await joined
  const written: string[] = []
  for await (const { value } of log.read('out')) written.push(textOf(value))
  assert.deepEqual(written, ['v'])
  assert.equal(handled, 2)
  await log.close()
})

test('chaos delivers again and out of order across partitions, and loses nothing', async () => {
  const log = openSqliteEventLog({ ...fresh(), chaos: { seed: 7, redeliver: 1, reorder: true } })
  await log.provision([
    topicSpec('in', { partitions: 4 }),
    topicSpec('out', { partitions: 4 }),
    ...groupTopicSpecs('g', { partitions: 1, sourceMaxMessageBytes: 1_000_000 }),
  ])
  await log.publish(entries(400, 40).map(([key, value]) => record('in', key, value)))
  const handled: number[] = []
  await log.consume({
    group: 'g',
    topics: ['in'],
    stage: 's',
    version: '1',
    handler: async ({ key, value }) => {
      handled.push(Number(textOf(value)))
      return publishing('out', textOf(key), textOf(value))
    },
  })
  await eventually('all are settled', async () => (await log.lag('g', ['in'])).get('in') === 0)
  const perKey = new Map<string, number[]>()
  let written = 0
  for await (const { key, value } of log.read('out')) {
    written += 1
    const values = perKey.get(textOf(key)) ?? []
    perKey.set(textOf(key), values.concat(Number(textOf(value))))
  }
  assert.ok(written >= 800, `${written} of 400 were written: nothing came twice`)
  assert.equal(new Set([...perKey.values()].flat()).size, 400)
  for (const [key, values] of perKey) {
    const firsts = [...new Set(values)]
    assert.deepEqual(
      firsts,
      firsts.toSorted((a, b) => a - b),
      key,
    )
  }
  const firsts = [...new Set(handled)]
  assert.notDeepEqual(
    firsts,
    firsts.toSorted((a, b) => a - b),
  )
  await log.close()
})

test('an idle consumption costs no processor time', async () => {
  const log = openSqliteEventLog(fresh())
  await log.provision([
    topicSpec('in', { partitions: 12 }),
    ...groupTopicSpecs('g', { partitions: 1, sourceMaxMessageBytes: 1_000_000 }),
  ])
  const handler = async () => ({ kind: 'skip', reason: 'duplicate' }) as const
  await log.consume({ group: 'g', topics: ['in'], stage: 's', version: '1', handler })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const before = process.cpuUsage()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const { user, system } = process.cpuUsage(before)
  assert.ok(user + system < 60_000, `${(user + system) / 1000} ms in 2 s`)
  await log.close()
})

function fresh(): SqliteEventLogOptions {
  directories += 1
  return { directory: join(root, String(directories)), now: Date.now }
}
