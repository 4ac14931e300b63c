import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import { parseSources } from '@huntwire/reading'
import { createHttpServer, createPipelineMetrics } from '@huntwire/service-runtime'
import { healthOf } from './source-health.ts'
import { registerSources } from './source-metrics.ts'
import { encodeRecord, newRecord, type SourceRecord } from './source-record.ts'
import { sourceRoutes } from './source-routes.ts'

const now = Date.parse('2026-05-15T08:00:00Z')
const day = 86_400_000
const parsed = parseSources('sources: [{ name: F, kind: feed, url: "https://feed.example.net/f" }]', {
  baseDirectory: '/',
})
assert.ok(parsed.ok && parsed.sources[0])
const { sources } = parsed
const [source] = parsed.sources

const read = { lastAttempt: now, lastSuccess: now, lastChange: now, items: 7, itemsInAll: 40 }
const failed = { ...read, failures: 3, lastError: { at: now, message: 'answers 500: ask its owner' } }

const cases: readonly (readonly [string, Partial<SourceRecord> | null, RegExp])[] = [
  ['waiting', null, /not polled yet/],
  ['ok', read, /without faults/],
  ['ok', { ...read, problems: ['an item has no link'] }, /with faults: an item has no link/],
  ['failing', failed, /the last 3 polls failed: answers 500: ask its owner/],
  ['stopped', { ...failed, stopped: 'is gone (410)' }, /until its settings change: is gone/],
  ['empty', { ...read, items: 0 }, /has no items: is this the right address\?/],
  ['empty', { ...read, items: 0, problems: ['a.pdf: is locked'] }, /no item of it can be read: a\.pdf/],
  ['empty', { ...read, items: 0, leftOut: 9 }, /its rules leave out every item/],
  ['unchanged', { ...read, lastChange: now - 90 * day }, /nothing new for 90 days/],
  ['moved', { ...read, movedTo: 'https://new.example.net/f' }, /read at https:\/\/new\.example\.net\/f: put/],
]

for (const [state, record, words] of cases)
  test(`${state}: ${words.source}`, () => {
    const health = healthOf(source, record === null ? null : { ...newRecord(''), ...record }, now, now)
    assert.equal(health.state, state)
    assert.match(health.words, words)
  })

test('keys in the addresses of feeds are not shown, nor in what went wrong', () => {
  const url = 'https://feed.example.net/f?api_key=abc'
  const secret = parseSources(`sources: [{ name: F, kind: feed, url: "${url}" }]`, { baseDirectory: '/' })
  assert.ok(secret.ok && secret.sources[0])
  const moved = {
    movedTo: 'https://new.example.net/f?token=def',
    lastError: { at: now, message: `${url}: 500` },
  }
  const health = healthOf(secret.sources[0], { ...newRecord(''), ...failed, ...moved }, now, now)
  assert.doesNotMatch(JSON.stringify(health), /abc|def/)
  assert.equal(health.lastError?.message, 'https://feed.example.net/f?api_key=***: 500')
})

test('GET /sources is JSON for programs and a page for browsers; metrics say the same', async () => {
  const state = await openSqliteIngestState({ path: ':memory:', claimTtlMs: 60_000, now: () => now })
  await state.lease(source.id, 'one', 60_000)
  const record = { ...newRecord(''), ...failed, failuresInAll: 5 }
  await state.settlePoll({
    sourceId: source.id,
    holder: 'one',
    record: encodeRecord(record),
    nextPoll: now + day,
  })
  const { registry } = createPipelineMetrics(() => now)
  registerSources(registry, sources, () => state)
  const server = createHttpServer({
    routes: [sourceRoutes({ sources, state: () => state, clock: () => now, alone: true })],
    onError: (error) => {
      throw error
    },
  })
  const json = (await server.inject('/sources')).json()
  assert.partialDeepStrictEqual(json.items[0], {
    name: 'F',
    place: 'https://feed.example.net/f',
    state: 'failing',
    nextPoll: '2026-05-16T08:00:00.000Z',
    lastError: { at: '2026-05-15T08:00:00.000Z', message: 'answers 500: ask its owner' },
  })
  const page = await server.inject({ url: '/sources', headers: { accept: 'text/html,*/*;q=0.8' } })
  assert.match(String(page.headers['content-type']), /text\/html/)
  assert.match(page.body, /the last 3 polls failed/)
  assert.equal((await server.inject('/style.css')).statusCode, 200)
  const metrics = await registry.metrics()
  assert.match(metrics, /huntwire_source_last_success_timestamp_seconds\{source="F"\} 1778832000\n/)
  assert.match(metrics, /huntwire_source_poll_failures_total\{source="F"\} 5\n/)
  await state.close()
  assert.equal((await server.inject('/sources')).statusCode, 503)
  assert.doesNotMatch(await registry.metrics(), /source="F"/)
})
