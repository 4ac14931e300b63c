import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DependencyUnavailable } from '@huntwire/event-log'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import { type ConfiguredSource, parseSources } from '@huntwire/reading'
import { createLogger } from '@huntwire/service-runtime'
import type { ReadSource } from './polled-source.ts'
import { startPolling } from './start-polling.ts'

test('a source that does not answer holds up no other, and at most 16 run at once', async () => {
  let running = 0
  let most = 0
  const hangs: ReadSource = (_source, _earlier, signal) =>
    new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve({ kind: 'failed', reason: 'stopped' })),
    )
  const { polled, stop } = await pollUntil(40, 39, async (source, earlier, signal) => {
    if (source.name === 'F0') return await hangs(source, earlier, signal)
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    return nothing
  })
  assert.equal(new Set(polled).size, 39)
  assert.equal(polled.length, 39)
  assert.ok(most > 1 && most <= 16, `${most} at once`)
  await stop()
})

test('while the log is away one source is tried, not all', async () => {
  let reads = 0
  const asked = Promise.withResolvers<void>()
  const { polled, stop } = await pollUntil(60, 0, async () => {
    reads += 1
    asked.resolve()
    await new Promise(setImmediate)
    throw new DependencyUnavailable('kafka', 'away')
  })
  await asked.promise
  await new Promise((resolve) => setTimeout(resolve, 150))
  assert.ok(reads <= 16 + 5, `${reads} reads`)
  assert.deepEqual(polled, [])
  await stop()
})

const nothing = { kind: 'items', items: [], problems: [], validators: null, movedTo: null } as const

/** Starts polling so many feeds, all at once; returns when `until` of them have been polled. */
async function pollUntil(count: number, until: number, readSource: ReadSource) {
  const state = await openSqliteIngestState({ path: ':memory:', claimTtlMs: 60_000, now: Date.now })
  const polled: string[] = []
  const enough = Promise.withResolvers<void>()
  if (until === 0) enough.resolve()
  const polling = startPolling({
    sources: feeds(count),
    allAtFirst: true,
    state,
    log: { publish: async () => undefined },
    readSource,
    prefix: 'huntwire.',
    holder: 'one',
    logger: createLogger({ name: 'test', level: 'silent', readable: false }),
    clock: Date.now,
    checkEveryMs: 40,
    onPolled: ({ source }) => {
      polled.push(source.name)
      if (polled.length === until) enough.resolve()
    },
  })
  await enough.promise
  return {
    polled,
    stop: async () => {
      await polling.stop()
      await state.close()
    },
  }
}

function feeds(count: number): readonly ConfiguredSource[] {
  const entries = Array.from(
    { length: count },
    (_, at) => `  - { name: F${at}, kind: feed, url: "https://f${at}.example.net/feed" }`,
  )
  const parsed = parseSources(`sources:\n${entries.join('\n')}\n`, { baseDirectory: '/' })
  assert.ok(parsed.ok)
  return parsed.sources
}
