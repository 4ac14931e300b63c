import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { DependencyUnavailable } from '@huntwire/event-log'
import { maxSubmissionBytes } from '@huntwire/events'
import type { IngestState } from '@huntwire/ingest-state'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import type { SubmittedArticle } from '@huntwire/intel-model'
import { type ConfiguredSource, parseSources, readDocument } from '@huntwire/reading'
import type { FetchedPage } from '@huntwire/reading/fetching'
import { createLogger } from '@huntwire/service-runtime'
import type { FetchPage } from '../page-fetcher.ts'
import { type PollingTools, pollSource } from './poll-source.ts'
import type { PolledSource } from './polled-source.ts'
import { readSourceWith } from './read-source.ts'
import { decodeRecord } from './source-record.ts'

let now = 1_779_000_000_000
let state: IngestState
beforeEach(async () => {
  state = await openSqliteIngestState({ path: ':memory:', claimTtlMs: 60_000, now: () => now })
})
afterEach(() => state.close())

const force = { force: true, signal: new AbortController().signal }
const whenDue = { ...force, force: false }

const reader = { readDocument }

test('an item that is too large is left out, and the others go on', async () => {
  const { tools, published } = toolsWith({
    readSource: async () => itemsOf([item('1', { text: 'x'.repeat(maxSubmissionBytes) }), item('2')]),
  })
  assert.equal((await pollSource(tools, feedSource(), force))?.submitted, 1)
  assert.equal(published(), 1)
})

test('a feed whose items did not reach the log is read again, and only then answered by 304', async () => {
  let away = true
  const { tools } = toolsWith({
    readSource: readSourceWith({ reader, fetchPage: feedServer({}) }),
    publish: async () => {
      if (away) throw new DependencyUnavailable('kafka', 'away')
    },
  })
  await assert.rejects(pollSource(tools, feedSource(), force), DependencyUnavailable)
  assert.equal(await state.lease(feedSource().id, 'another', 1_000), true)
  await state.releaseLease(feedSource().id, 'another')
  away = false
  assert.equal((await pollSource(tools, feedSource(), force))?.submitted, 1)
  assert.equal((await pollSource(tools, feedSource(), force))?.polled.kind, 'not-modified')
})

test('a source is polled when it is due, and not before', async () => {
  const { tools, published } = toolsWith({ readSource: async () => itemsOf([item(String(now))]) })
  assert.ok(await pollSource(tools, feedSource(), whenDue))
  assert.equal(await pollSource(tools, feedSource(), whenDue), null)
  now += 900_000
  assert.ok(await pollSource(tools, feedSource(), whenDue))
  assert.equal(published(), 2)
})

test('the first poll takes the newest, and the others are not taken later', async () => {
  const dated = (day: number) => item(`d${day}`, { published: `2026-05-0${day}T00:00:00.000Z` })
  let items = [dated(2), dated(4), dated(1), dated(3)]
  const submitted: SubmittedArticle[][] = []
  const { tools } = toolsWith({
    readSource: async () => itemsOf(items),
    publish: async (records) => {
      submitted.push(records.map(({ value }) => JSON.parse(new TextDecoder().decode(value))))
    },
  })
  const source = feedSource('backfill: 2')
  await pollSource(tools, source, force)
  items = [dated(5), ...items]
  await pollSource(tools, source, force)
  const urls = submitted.map((articles) => articles.map(({ url }) => url.slice(-2)))
  assert.deepEqual(urls, [
    ['d4', 'd3'],
    ['d5', 'd4', 'd3'],
  ])
  assert.partialDeepStrictEqual(await recordOf(source), { items: 5, newItems: 1, itemsInAll: 3 })
})

test('what the rules of a source leave out is not submitted, and counted', async () => {
  const { tools, published } = toolsWith({
    readSource: async () => itemsOf([item('1', { title: 'A webinar' }), item('2', { title: 'A loader' })]),
  })
  const source = feedSource('exclude: [webinar]')
  await pollSource(tools, source, force)
  assert.equal(published(), 1)
  assert.partialDeepStrictEqual(await recordOf(source), { items: 1, leftOut: 1, itemsInAll: 1 })
})

test('a feed that moved for good is asked at its new place, and at the old one when that fails', async () => {
  const asked: string[] = []
  const { tools } = toolsWith({
    readSource: readSourceWith({
      reader,
      fetchPage: async (url, request) => {
        asked.push(url)
        if (asked.length === 3) return { kind: 'gone', status: 410, message: 'is gone (410)' }
        return await feedServer({ movedTo: url.endsWith('/new') ? null : 'https://feed.example.net/new' })(
          url,
          request,
        )
      },
    }),
  })
  for (let poll = 0; poll < 4; poll += 1) await pollSource(tools, feedSource(), force)
  assert.deepEqual(
    asked.map((url) => new URL(url).pathname),
    ['/f', '/new', '/new', '/f'],
  )
  assert.equal((await recordOf(feedSource()))?.stopped, null)
})

test('410 stops a source', async () => {
  const { tools } = toolsWith({
    readSource: readSourceWith({
      reader,
      fetchPage: async () => ({ kind: 'gone', status: 410, message: 'is gone (410)' }),
    }),
  })
  await pollSource(tools, feedSource(), force)
  assert.match((await recordOf(feedSource()))?.stopped ?? '', /410.*take the source out/)
  assert.deepEqual(await state.nextPolls([{ sourceId: feedSource().id, firstAt: now }]), [null])
  now += 86_400_000
  assert.equal(await pollSource(tools, feedSource(), whenDue), null)
})

test('another configuration reads the source anew', async () => {
  const { tools } = toolsWith({ readSource: readSourceWith({ reader, fetchPage: feedServer({}) }) })
  await pollSource(tools, feedSource(), force)
  assert.equal((await pollSource(tools, feedSource('tags: [apt]'), force))?.submitted, 1)
})

test('what a server asks for is waited for', async () => {
  const { tools } = toolsWith({
    readSource: async () => ({ kind: 'failed', reason: 'busy', afterMs: 7_200_000 }),
  })
  await pollSource(tools, feedSource(), force)
  const [next] = await state.nextPolls([{ sourceId: feedSource().id, firstAt: 0 }])
  assert.equal(next, now + 7_200_000)
})

test('a lease that is lost on the way stops the poll, and nothing is kept of it', async () => {
  const source = feedSource()
  const { tools, published } = toolsWith({
    leaseMs: 60,
    readSource: async (_source, _earlier, signal) => {
      await state.releaseLease(source.id, 'one')
      await state.lease(source.id, 'two', 60_000)
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return itemsOf([item('1')])
    },
  })
  assert.equal(await pollSource(tools, source, force), null)
  assert.equal(published(), 0)
  assert.equal(await recordOf(source), null)
  assert.equal(await state.lease(source.id, 'one', 1_000), false)
})

test('a lease that lapsed while the process stood still is lost, though it is free to take', async () => {
  const source = feedSource()
  const { tools, published } = toolsWith({
    leaseMs: 60,
    readSource: async (_source, _earlier, signal) => {
      await state.releaseLease(source.id, 'one')
      standStill(80)
      await Promise.race([new Promise((resolve) => signal.addEventListener('abort', resolve)), delay(1_000)])
      return itemsOf([item('1')])
    },
  })
  assert.equal(await pollSource(tools, source, force), null)
  assert.equal(published(), 0)
  assert.equal(await recordOf(source), null)
})

test('a lease is renewed for as long as the poll runs', async () => {
  const source = feedSource()
  const { tools } = toolsWith({
    leaseMs: 300,
    readSource: async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        await delay(60)
        now += 60
        assert.equal(await state.lease(source.id, 'two', 300), false)
      }
      return itemsOf([item('1')])
    },
  })
  assert.ok(await pollSource(tools, source, force))
})

function toolsWith(
  parts: Pick<PollingTools, 'readSource'> & {
    readonly publish?: PollingTools['log']['publish']
    readonly leaseMs?: number
  },
): { readonly tools: PollingTools; readonly published: () => number } {
  let published = 0
  const tools: PollingTools = {
    state,
    log: {
      publish: async (records) => {
        await parts.publish?.(records)
        published += records.length
      },
    },
    readSource: parts.readSource,
    prefix: 'huntwire.',
    holder: 'one',
    logger: createLogger({ name: 'test', level: 'silent', readable: false }),
    clock: () => now,
    ...(parts.leaseMs === undefined ? {} : { leaseMs: parts.leaseMs }),
  }
  return { tools, published: () => published }
}

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

function feedSource(settings = ''): ConfiguredSource {
  const text = `sources: [{ name: F, kind: feed, url: "https://feed.example.net/f", ${settings} }]`
  const parsed = parseSources(text, { baseDirectory: '/' })
  assert.ok(parsed.ok && parsed.sources[0])
  return parsed.sources[0]
}

function item(name: string, parts: Partial<SubmittedArticle> = {}): SubmittedArticle {
  return { url: `https://feed.example.net/${name}`, source: 'F', ...parts }
}

function itemsOf(items: readonly SubmittedArticle[]): PolledSource {
  return { kind: 'items', items, problems: [], validators: null, movedTo: null }
}

async function recordOf(source: ConfiguredSource) {
  const [stored = null] = await state.sourceRecords([source.id])
  return decodeRecord(stored)
}

/** A server that answers 304 to whoever shows its validator. */
function feedServer({ movedTo = null }: { readonly movedTo?: string | null }): FetchPage {
  return async (url, { validators }): Promise<FetchedPage> => {
    if (validators?.etag === 'v1' && movedTo === null) return { kind: 'not-modified' }
    return {
      kind: 'page',
      url,
      movedTo,
      bytes: Buffer.from(feed),
      contentType: 'application/rss+xml',
      validators: { etag: 'v1', lastModified: null },
    }
  }
}

const feed = `<rss version="2.0"><channel><title>F</title><link>https://feed.example.net/</link>
<item><title>A</title><link>https://feed.example.net/a</link><guid>a</guid></item></channel></rss>`
