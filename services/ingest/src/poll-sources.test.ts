import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DependencyUnavailable } from '@huntwire/event-log'
import { maxSubmissionBytes } from '@huntwire/events'
import type { IngestState, Validators } from '@huntwire/ingest-state'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import { parseSources } from '@huntwire/reading'
import type { FetchedPage } from '@huntwire/reading/fetching'
import { createLogger } from '@huntwire/service-runtime'
import { pollSource } from './poll-sources.ts'
import { readSourceWith } from './read-source.ts'

const feed = `<rss version="2.0"><channel><title>F</title><link>https://feed.example.net/</link>
<item><title>A</title><link>https://feed.example.net/a</link><guid>a</guid></item></channel></rss>`

let state: IngestState
before(async () => {
  state = await openSqliteIngestState({ path: ':memory:', claimTtlMs: 60_000, now: () => 0 })
})
after(() => state.close())

/** A server that answers 304 to whoever shows its validator. */
async function fetchPage(
  url: string,
  { validators }: { readonly validators: Validators | null },
): Promise<FetchedPage> {
  if (validators?.etag === 'v1') return { kind: 'not-modified' }
  return {
    kind: 'page',
    url,
    movedTo: null,
    bytes: Buffer.from(feed),
    contentType: 'application/rss+xml',
    validators: { etag: 'v1', lastModified: null },
  }
}

test('an item that is too large is left out, and the others go on', async () => {
  const item = (url: string, text: string) => ({ url, text, source: 'F' })
  const items = [
    item('https://a.example.net/1', 'x'.repeat(maxSubmissionBytes)),
    item('https://a.example.net/2', 'y'),
  ]
  let published = 0
  const polling = {
    sources: [],
    state,
    log: {
      publish: async (records: readonly unknown[]) => {
        published += records.length
      },
    },
    readSource: async () => ({ kind: 'items' as const, items, problems: [], validators: null }),
    prefix: 'huntwire.',
    holder: 'one',
    logger: createLogger({ name: 'test', level: 'silent', readable: false }),
    clock: () => 0,
  }
  const parsed = parseSources('sources: [{ name: D, kind: directory, path: d }]', { baseDirectory: '/' })
  assert.ok(parsed.ok && parsed.sources[0])
  const { signal } = new AbortController()
  assert.equal((await pollSource(polling, parsed.sources[0], signal)).submitted, 1)
  assert.equal(published, 1)
})

test('a feed whose items did not reach the log is read again, and only then answered by 304', async () => {
  const parsed = parseSources('sources: [{ name: F, kind: feed, url: "https://feed.example.net/f" }]', {
    baseDirectory: '/',
  })
  assert.ok(parsed.ok)
  const [source] = parsed.sources
  assert.ok(source)
  let away = true
  const polling = {
    sources: parsed.sources,
    state,
    log: {
      publish: async () => {
        if (away) throw new DependencyUnavailable('kafka', 'away')
      },
    },
    readSource: readSourceWith({ fetchPage, state }),
    prefix: 'huntwire.',
    holder: 'one',
    logger: createLogger({ name: 'test', level: 'silent', readable: false }),
    clock: () => 0,
  }
  const { signal } = new AbortController()
  await assert.rejects(pollSource(polling, source, signal), DependencyUnavailable)
  away = false
  assert.equal((await pollSource(polling, source, signal)).submitted, 1)
  assert.equal((await pollSource(polling, source, signal)).polled.kind, 'not-modified')
})
