import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Outcome, ReceivedRecord } from '@huntwire/event-log'
import { decodeEvent } from '@huntwire/events'
import type { IngestState } from '@huntwire/ingest-state'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import { articleIdOf } from '@huntwire/intel-model'
import type { FetchedPage } from '@huntwire/reading/fetching'
import { openReader } from '@huntwire/reading/reader'
import { handleArticleSubmitted } from './handle-article-submitted.ts'
import { readArticleWith } from './read-article.ts'
import { type RecordClaims, recordClaims } from './record-claims.ts'
import { tellStoryWith } from './tell-story.ts'

const engine = { version: '0.1.0', derivation: 'test' }
const page: FetchedPage = {
  kind: 'page',
  url: 'https://labs.example.net/a',
  movedTo: null,
  bytes: Buffer.from('<html><title>A</title><body><p>The loader polls a server.</p></body></html>'),
  contentType: 'text/html',
  validators: { etag: null, lastModified: null },
}

const reader = openReader()
let state: IngestState
let claims: RecordClaims
let fetched: string[]
let answer: FetchedPage

before(async () => {
  state = await openSqliteIngestState({ path: ':memory:', claimTtlMs: 60_000, now: () => 0 })
})
after(async () => {
  await state.close()
  await reader.close()
})

let epoch = 0
beforeEach(() => {
  epoch += 1
  claims = recordClaims({ state, epochOf: async () => `epoch-${epoch}` })
  fetched = []
  answer = page
})

function recordOf(submission: object | string, offset: number): ReceivedRecord {
  const place = { topic: 'huntwire.article-submitted.v1', partition: 0, offset: String(offset) }
  return {
    ...place,
    key: null,
    value: Buffer.from(typeof submission === 'string' ? submission : JSON.stringify(submission)),
    headers: [],
    timestamp: 1_790_000_000_000,
    origin: { ...place, timestamp: 1_790_000_000_000 },
    attempts: 0,
  }
}

function handle(record: ReceivedRecord): Promise<Outcome> {
  const fetchPage = async (url: string) => {
    fetched.push(url)
    return answer
  }
  const handler = handleArticleSubmitted({
    prefix: 'huntwire.',
    engine,
    claims,
    readArticle: readArticleWith({ fetchPage, reader, allowed: [] }),
    tellStory: tellStoryWith(state),
  })
  return handler(record, { signal: new AbortController().signal })
}

const url = 'https://labs.example.net/a?utm_source=feed'
const text = 'Operators write to accounting staff.'

function only(outcome: Outcome) {
  assert.equal(outcome.kind, 'publish')
  return outcome.records[0]
}

test('a submission with text becomes an article, nothing fetched', async () => {
  const record = only(await handle(recordOf({ url, title: 'A', text, source: 'Labs' }, 1)))
  assert.equal(record.topic, 'huntwire.article-ingested.v1')
  const decoded = decodeEvent('article-ingested', record)
  assert.ok(decoded.ok)
  assert.equal(decoded.event.data.url, 'https://labs.example.net/a')
  assert.equal(decoded.event.data.id, articleIdOf('https://labs.example.net/a'))
  assert.equal(decoded.event.data.body, text)
  assert.deepEqual(fetched, [])
})

test('an article is read where it was submitted, under the name it has everywhere', async () => {
  const record = only(
    await handle(recordOf({ url: 'https://m.example.net/heron-loader/amp?utm_source=x' }, 1)),
  )
  const decoded = decodeEvent('article-ingested', record)
  assert.ok(decoded.ok)
  assert.equal(decoded.event.data.url, 'https://example.net/heron-loader')
  assert.deepEqual(fetched, ['https://m.example.net/heron-loader/amp'])
})

test('the same record delivered again gives the same bytes', async () => {
  const first = only(await handle(recordOf({ url, text }, 1)))
  assert.deepEqual(only(await handle(recordOf({ url, text }, 1))), first)
})

test('the same entry again is a duplicate, before anything is fetched', async () => {
  await handle(recordOf({ url, title: 'A', source: 'Labs' }, 1))
  assert.deepEqual(await handle(recordOf({ url, title: 'A', source: 'Labs' }, 2)), {
    kind: 'skip',
    reason: 'duplicate',
  })
  assert.equal(fetched.length, 1)
})

test('another entry with the same body is a duplicate after the fetch', async () => {
  await handle(recordOf({ url, title: 'A', source: 'Labs' }, 1))
  const again = await handle(recordOf({ url, title: 'A, corrected', source: 'Labs' }, 2))
  assert.deepEqual(again, { kind: 'skip', reason: 'duplicate' })
  assert.equal(fetched.length, 2)
})

test('the same article at another source is a sighting, once', async () => {
  await handle(recordOf({ url, text, source: 'Labs' }, 1))
  const sighted = only(await handle(recordOf({ url, text, source: 'Mirror' }, 2)))
  const decoded = decodeEvent('article-sighted', sighted)
  assert.ok(decoded.ok)
  assert.equal(decoded.event.data.source.name, 'Mirror')
  assert.deepEqual(await handle(recordOf({ url, text, source: 'Mirror' }, 3)), {
    kind: 'skip',
    reason: 'duplicate',
  })
})

test('a changed body is a new revision', async () => {
  const first = only(await handle(recordOf({ url, text }, 1)))
  const second = only(await handle(recordOf({ url, text: `${text} Updated.` }, 2)))
  assert.notDeepEqual(first.value, second.value)
  assert.deepEqual(first.key, second.key)
})

test('what a dead letter claimed is given back', async () => {
  answer = { kind: 'gone', status: 404, message: 'https://labs.example.net/a answers 404' }
  const dead = recordOf({ url, title: 'A' }, 1)
  const outcome = await handle(dead)
  assert.equal(outcome.kind === 'dead-letter' && outcome.reason, 'gone')
  await claims.giveBack(dead)
  answer = page
  assert.equal((await handle(recordOf({ url, title: 'A' }, 2))).kind, 'publish')
})

test('another article with the same text says whose story it tells, delivered again too', async () => {
  const story = Array.from({ length: 200 }, (_, index) => `told${index}`).join(' ')
  const storyIn = (record: ReturnType<typeof only>) => {
    const decoded = decodeEvent('article-ingested', record)
    assert.ok(decoded.ok)
    return decoded.event.data.story
  }
  const first = articleIdOf('https://first.example.net/story')
  const told = only(await handle(recordOf({ url: 'https://first.example.net/story', text: story }, 1)))
  assert.deepEqual(storyIn(told), { id: first, relation: 'new', of: null })
  const copied = recordOf({ url: 'https://second.example.org/copy', text: `${story} Copied.` }, 2)
  const copy = only(await handle(copied))
  assert.deepEqual(storyIn(copy), { id: first, relation: 'duplicate', of: first })
  assert.deepEqual(only(await handle(copied)), copy)
  const revised = recordOf({ url: 'https://second.example.org/copy', text: 'Nothing of it is left.' }, 3)
  assert.deepEqual(storyIn(only(await handle(revised))), { id: first, relation: 'duplicate', of: first })
})

test('a KEV entry tells a story of its own, however alike', async () => {
  const text = Array.from({ length: 200 }, (_, index) => `entry${index}`).join(' ')
  for (const [index, url] of ['urn:kev:CVE-2026-1001', 'urn:kev:CVE-2026-1002'].entries()) {
    const decoded = decodeEvent('article-ingested', only(await handle(recordOf({ url, text }, index + 1))))
    assert.equal(decoded.ok && decoded.event.data.story?.relation, 'new')
  }
})

const bad = [
  { name: 'no JSON', submission: '{', reason: 'invalid-json' },
  { name: 'no URL', submission: { url: 'not a url', text }, reason: 'invalid-url' },
  { name: 'a file URL', submission: { url: 'file:///etc/passwd' }, reason: 'invalid-url' },
  { name: 'a loopback URL', submission: { url: 'http://127.0.0.1:6379/' }, reason: 'forbidden-url' },
  { name: 'a loopback URL in disguise', submission: { url: 'http://2130706433/' }, reason: 'forbidden-url' },
] as const

for (const { name, submission, reason } of bad) {
  test(`dead-letters ${name}, nothing fetched`, async () => {
    const outcome = await handle(recordOf(submission, 1))
    assert.equal(outcome.kind === 'dead-letter' && outcome.reason, reason)
    assert.deepEqual(fetched, [])
  })
}

test('a page that asks for patience is tried again later, not before it said', async () => {
  answer = {
    kind: 'retry-later',
    status: 503,
    afterMs: 90_000,
    message: 'https://labs.example.net/a answers 503',
  }
  assert.deepEqual(await handle(recordOf({ url }, 1)), {
    kind: 'retry-later',
    reason: 'page-unavailable',
    message: 'https://labs.example.net/a answers 503',
    afterMs: 90_000,
  })
})
