import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Outcome, ReceivedRecord } from '@huntwire/event-log'
import {
  decodeEvent,
  type EventData,
  encodeEvent,
  type PipelineEventKind,
  sequenceOf,
} from '@huntwire/events'
import { handleArticleSighted } from './handle-article-sighted.ts'
import { handleHuntsGenerated } from './handle-hunts-generated.ts'
import { type PublishedBrief, trackPublishedBriefs } from './published-briefs.ts'

const golden = new URL('../../../packages/events/golden/', import.meta.url)

/** The golden event of a kind as a record at `offset`, whose sequence follows from it. */
function recordOf<Kind extends PipelineEventKind>(
  kind: Kind,
  offset: number,
  change: (data: EventData<Kind>) => EventData<Kind> = (data) => data,
): ReceivedRecord {
  const { headers, value } = JSON.parse(readFileSync(new URL(`${kind}.v1.json`, golden), 'utf8'))
  const decoded = decodeEvent(kind, {
    value: Buffer.from(JSON.stringify(value)),
    headers: Object.entries(headers).map(([name, text]) => [name, Buffer.from(String(text))] as const),
  })
  if (!decoded.ok) throw new Error(decoded.message)
  const origin = {
    topic: `huntwire.${kind}.v1`,
    partition: 0,
    offset: String(offset),
    timestamp: 1_790_000_000_000,
  }
  const record = encodeEvent(
    { ...decoded.event, sequence: sequenceOf(origin), data: change(decoded.event.data) },
    'huntwire.',
  )
  return { ...record, ...origin, origin, attempts: 0 }
}

function publish(stored: PublishedBrief | null = null) {
  const briefs = trackPublishedBriefs({
    lookUp: () => stored,
    storedSequence: () => stored?.sequence ?? null,
    caughtUp: async () => undefined,
    clock: () => 0,
  })
  const context = { signal: new AbortController().signal }
  const generated = handleHuntsGenerated({ prefix: 'huntwire.', briefs })
  const sighted = handleArticleSighted({ prefix: 'huntwire.', briefs })
  return {
    generated: (record: ReceivedRecord) => generated(record, context),
    sighted: (record: ReceivedRecord) => sighted(record, context),
  }
}

function briefIn(outcome: Outcome) {
  assert.equal(outcome.kind, 'publish')
  const decoded = decodeEvent('brief-published', outcome.records[0])
  assert.ok(decoded.ok)
  return { brief: decoded.event.data, sequence: decoded.event.sequence }
}

test('hunts become a brief, once', async () => {
  const stage = publish()
  const { brief } = briefIn(await stage.generated(recordOf('hunts-generated', 1)))
  assert.equal(brief.hunts.length, 1)
  assert.deepEqual(
    brief.sources.map(({ name }) => name),
    ['Example Labs'],
  )
  assert.deepEqual(await stage.generated(recordOf('hunts-generated', 2)), {
    kind: 'skip',
    reason: 'unchanged',
  })
})

test('the same record again is the same bytes', async () => {
  const stage = publish()
  const first = await stage.generated(recordOf('hunts-generated', 1))
  assert.deepEqual(await stage.generated(recordOf('hunts-generated', 1)), first)
})

test('what comes of an older submission never replaces what comes of a newer one', async () => {
  const stored = briefIn(await publish().generated(recordOf('hunts-generated', 5)))
  const older = recordOf('hunts-generated', 4, (data) => ({
    ...data,
    article: { ...data.article, title: 'Old' },
  }))
  assert.deepEqual(await publish(stored).generated(older), { kind: 'skip', reason: 'superseded' })
})

test('a sighting waits for its brief, then adds its source once', async () => {
  const early = await publish().sighted(recordOf('article-sighted', 1))
  assert.equal(early.kind === 'retry-later' && early.reason, 'brief-not-there-yet')
  const stage = publish()
  const first = briefIn(await stage.generated(recordOf('hunts-generated', 1)))
  const seen = briefIn(await stage.sighted(recordOf('article-sighted', 2)))
  assert.deepEqual(
    seen.brief.sources.map(({ name }) => name),
    ['Example Labs', 'Other Site'],
  )
  assert.ok(seen.sequence > first.sequence)
  assert.deepEqual(await stage.sighted(recordOf('article-sighted', 3)), { kind: 'skip', reason: 'unchanged' })
})

test('what was withdrawn comes back with a newer submission only', async () => {
  const withdrawn = {
    brief: null,
    sequence: briefIn(await publish().generated(recordOf('hunts-generated', 5))).sequence,
  }
  const older = await publish(withdrawn).generated(recordOf('hunts-generated', 4))
  assert.deepEqual(older, { kind: 'skip', reason: 'superseded' })
  const sighting = await publish(withdrawn).sighted(recordOf('article-sighted', 4))
  assert.deepEqual(sighting, { kind: 'skip', reason: 'superseded' })
  assert.equal((await publish(withdrawn).generated(recordOf('hunts-generated', 6))).kind, 'publish')
})

test('a revision keeps the sources that were seen before', async () => {
  const stage = publish()
  await stage.generated(recordOf('hunts-generated', 1))
  await stage.sighted(recordOf('article-sighted', 2))
  const revised = recordOf('hunts-generated', 3, (data) => ({
    ...data,
    article: { ...data.article, title: 'New' },
  }))
  const { brief } = briefIn(await stage.generated(revised))
  assert.equal(brief.title, 'New')
  assert.equal(brief.sources.length, 2)
})

test('what is no event is a dead letter with its reason', async () => {
  const bad = { ...recordOf('hunts-generated', 1), value: Buffer.from('{"engine":1}') }
  const outcome = await publish().generated(bad)
  assert.equal(outcome.kind === 'dead-letter' && outcome.reason, 'schema-mismatch')
})
