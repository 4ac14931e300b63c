import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { EventLog } from '@huntwire/event-log'
import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { openSqliteEventLog } from '@huntwire/event-log/sqlite'
import type { IngestState } from '@huntwire/ingest-state'
import { openRedisIngestState } from '@huntwire/ingest-state/redis'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import { articleIdOf, type SubmittedArticle } from '@huntwire/intel-model'
import { pipelineCompression } from '@huntwire/service-runtime'
import kafkajs from 'kafkajs'
import {
  dockerMissing,
  type KafkaContainer,
  startKafka,
} from '../../packages/event-log/test/kafka-container.ts'
import { type RedisContainer, startRedis } from '../../packages/ingest-state/test/redis-container.ts'
import { waitUntil } from '../compose/wait-until.ts'
import { type InProcessPipeline, prefix, stageGroups, startPipeline } from './in-process-pipeline.ts'

/* The four stages on a real Kafka and Redis against the same four on SQLite. */

const withoutDocker = await dockerMissing()
const claimTtlMs = 3_600_000
const page = (name: string) => readFileSync(new URL(`../../samples/reports/${name}`, import.meta.url), 'utf8')

const articles: readonly SubmittedArticle[] = [
  { url: 'https://research.example/cobblejack', source: 'Research', html: page('cobblejack.html') },
  { url: 'https://research.example/lantern', source: 'Research', html: page('lantern-ferry.html') },
  { url: 'https://forum.example/hostile', source: 'Forum', html: page('hostile-page.html') },
  { url: 'https://cert.example/mail', source: 'CERT', markdown: page('mail-gateway-spraying.md') },
  { url: 'https://news.example/title-only', title: 'Ransomware group claims a port operator', text: '' },
  ...Array.from({ length: 15 }, (_, number) => ({
    url: `https://news.example/${number}`,
    source: 'News',
    title: `Report ${number}`,
    published: '2026-05-15T08:00:00.000Z',
    text: `Actors exploit CVE-2024-${20_000 + number}.\nIts loader beacons to c2-${number}[.]updates-cdn[.]net (T1105).`,
  })),
]

/** One of them again at another source: its brief names both. */
const sighting = { ...articles[5], url: 'https://news.example/0', source: 'Other News' }

describe('the pipeline on Kafka and Redis', { skip: withoutDocker ?? false }, () => {
  let kafka: KafkaContainer
  let redis: RedisContainer
  let log: EventLog
  let state: IngestState
  let pipeline: InProcessPipeline

  before(async () => {
    ;[kafka, redis] = await Promise.all([startKafka(), startRedis()])
    log = openKafkaEventLog({
      brokers: [kafka.broker],
      clientId: 'pipeline-test',
      compressionOf: pipelineCompression(prefix),
    })
    state = await openRedisIngestState({ url: redis.url, claimTtlMs })
    pipeline = await startPipeline(log, state)
  })

  after(async () => {
    await pipeline?.stop()
    await log?.close()
    await state?.close()
    await Promise.all([kafka?.remove(), redis?.stop()])
  })

  it('makes the briefs that the embedded run makes of the same submissions, to the byte', async () => {
    await submitAll(pipeline)
    const embedded = await embeddedBriefs()
    const briefs = await pipeline.briefs()
    assert.deepEqual([...briefs.keys()].sort(), articles.map(({ url }) => articleIdOf(url)).sort())
    assert.equal(embedded.size, briefs.size)
    for (const [id, versions] of embedded) assert.equal(briefs.get(id)?.at(-1), versions.at(-1), id)
    assert.equal(briefs.get(articleIdOf(sighting.url))?.length, 2)
  })

  it('makes no second brief when every record is delivered again', async () => {
    const before = await pipeline.briefs()
    await pipeline.stop()
    await forgetPositions(kafka.broker)
    pipeline = await startPipeline(log, state)
    await pipeline.drained()
    assert.deepEqual(await pipeline.briefs(), before)
  })

  it('makes no second brief when Redis was emptied and everything comes again', async () => {
    const before = await pipeline.briefs()
    await redis.flush()
    await submitAll(pipeline)
    assert.deepEqual(await pipeline.briefs(), before)
    assert.equal(pipeline.shown().length, articles.length)
  })

  it('makes no second brief when Redis is emptied in the middle', async () => {
    const before = await pipeline.briefs()
    await pipeline.submit(articles.slice(0, 10))
    await redis.flush()
    await submitAll(pipeline)
    assert.deepEqual(await pipeline.briefs(), before)
  })

  it('loses nothing when the broker is killed in the middle of a burst', async () => {
    const before = (await pipeline.briefs()).size
    await pipeline.submit(burst)
    await waitUntil(
      'a part of the briefs',
      { withinMs: 60_000, everyMs: 20 },
      async () => pipeline.count() - before >= burst.length / 3,
    )
    await kafka.kill()
    await kafka.start()
    await pipeline.drained()
    const briefs = await pipeline.briefs()
    const lost = burst.filter(({ url }) => !briefs.has(articleIdOf(url)))
    assert.deepEqual(
      lost.map(({ url }) => url),
      [],
    )
  })
})

/** As many as take the stages some seconds, so that a broker dies with records of every stage in hand. */
const burst: readonly SubmittedArticle[] = Array.from({ length: 1_500 }, (_, number) => ({
  url: `https://burst.example/${number}`,
  source: 'Burst',
  title: `Burst ${number}`,
  published: '2026-05-15T08:00:00.000Z',
  text: `The group hit host ${number}.\nIts loader beacons to b-${number}[.]updates-cdn[.]net (T1105).\n`.repeat(
    10,
  ),
}))

async function submitAll(pipeline: InProcessPipeline): Promise<void> {
  await pipeline.submit(articles)
  await pipeline.drained()
  await pipeline.submit([sighting])
  await pipeline.drained()
}

async function embeddedBriefs(): Promise<ReadonlyMap<string, readonly string[]>> {
  const directory = mkdtempSync(join(tmpdir(), 'huntwire-embedded-'))
  const log = openSqliteEventLog({ directory, now: Date.now })
  const path = join(directory, 'state.sqlite')
  const state = await openSqliteIngestState({ path, claimTtlMs, now: Date.now })
  const pipeline = await startPipeline(log, state)
  try {
    await submitAll(pipeline)
    return await pipeline.briefs()
  } finally {
    await pipeline.stop()
    await log.close()
    await state.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Makes every group forget its positions, so that all records are delivered again. */
async function forgetPositions(broker: string): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  await admin.deleteGroups(stageGroups.map(({ group }) => group))
  await admin.disconnect()
}
