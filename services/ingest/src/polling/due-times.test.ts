import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConfiguredSource, parseSources } from '@huntwire/reading'
import { firstDelay, restAfter } from './due-times.ts'
import { newRecord } from './source-record.ts'

const minute = 60_000

test('500 new sources begin over 100 s, the same each time, and hardly two at once', () => {
  const sources = manyFeeds(500)
  const delays = sources.map((source) => firstDelay(source, sources.length))
  assert.deepEqual(
    sources.map((source) => firstDelay(source, sources.length)),
    delays,
  )
  assert.ok(delays.every((delay) => delay >= 0 && delay < 100_000))
  const perSecond = new Map<number, number>()
  for (const delay of delays)
    perSecond.set(Math.floor(delay / 1_000), (perSecond.get(Math.floor(delay / 1_000)) ?? 0) + 1)
  assert.ok(perSecond.size > 90)
  assert.ok(Math.max(...perSecond.values()) <= 16)
})

test('a few new sources begin at once, and what lies on this machine does', () => {
  const [feed] = manyFeeds(1)
  assert.ok(feed)
  assert.ok(firstDelay(feed, 3) < 600)
  assert.equal(firstDelay(directory(), 500), 0)
})

test('a feed that never changes is asked more rarely, up to four times its interval', () => {
  const [feed] = manyFeeds(1)
  assert.ok(feed)
  const rest = (unchanged: number) => restAfter(feed, { ...newRecord(''), unchanged }, 0) / minute
  assert.deepEqual([0, 9, 10, 20, 30, 40, 1_000].map(rest), [15, 15, 22.5, 33.75, 50.625, 60, 60])
  assert.equal(restAfter(directory(), { ...newRecord(''), unchanged: 1_000 }, 0), minute)
})

test('a day is the most that an unchanged feed rests, unless it was asked more rarely from the first', () => {
  const [weekly] = manyFeeds(1, '7d')
  const [daily] = manyFeeds(1, '12h')
  assert.ok(weekly && daily)
  assert.equal(restAfter(weekly, { ...newRecord(''), unchanged: 99 }, 0), 7 * 1_440 * minute)
  assert.equal(restAfter(daily, { ...newRecord(''), unchanged: 99 }, 0), 1_440 * minute)
})

test('failures make the rest longer, up to six hours, and a server that asks for more gets it', () => {
  const [feed] = manyFeeds(1)
  assert.ok(feed)
  const rest = (failures: number, afterMs = 0) =>
    restAfter(feed, { ...newRecord(''), failures, unchanged: 50 }, afterMs) / minute
  assert.deepEqual(
    [1, 2, 3, 6, 1_000].map((failures) => rest(failures)),
    [15, 30, 60, 360, 360],
  )
  assert.equal(rest(1, 90 * minute), 90)
  assert.equal(restAfter(directory(), { ...newRecord(''), failures: 9 }, 0), minute)
})

function manyFeeds(count: number, interval = '15m'): readonly ConfiguredSource[] {
  const entries = Array.from(
    { length: count },
    (_, at) =>
      `  - { name: F${at}, kind: feed, url: "https://f${at}.example.net/feed", interval: ${interval} }`,
  )
  const parsed = parseSources(`sources:\n${entries.join('\n')}\n`, { baseDirectory: '/' })
  assert.ok(parsed.ok)
  return parsed.sources
}

function directory(): ConfiguredSource {
  const parsed = parseSources('sources: [{ name: D, kind: directory, path: d }]', { baseDirectory: '/' })
  assert.ok(parsed.ok && parsed.sources[0])
  return parsed.sources[0]
}
