import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBriefStore } from '@huntwire/brief-store'
import { defaultRetryTiers, type EventLog, retryTopic } from '@huntwire/event-log'
import { encodeSubmission, topicName } from '@huntwire/events'
import type { IngestState } from '@huntwire/ingest-state'
import { articleIdOf, type SubmittedArticle } from '@huntwire/intel-model'
import { engine } from '@huntwire/knowledge'
import { openReader } from '@huntwire/reading/reader'
import { startClassify } from '@huntwire/service-classify'
import { startHuntGeneration } from '@huntwire/service-hunt-generation'
import { pageFetcher, readArticleWith, startIngest } from '@huntwire/service-ingest'
import { startPublishWorker, startReadModel } from '@huntwire/service-publish'
import {
  createLogger,
  createPipelineMetrics,
  pipelineGroups,
  pipelineTopics,
  type StageRuntime,
} from '@huntwire/service-runtime'
import { waitUntil } from '../compose/wait-until.ts'

export const prefix = 'huntwire.'

/** The four stages in this process, over any log and state. */
export type InProcessPipeline = {
  readonly submit: (articles: readonly SubmittedArticle[]) => Promise<void>
  /** Settles when no group has anything left to do. */
  readonly drained: () => Promise<void>
  /** Every record of `brief-published`, by its key, oldest first. */
  readonly briefs: () => Promise<ReadonlyMap<string, readonly string[]>>
  /** The briefs as the read model has them. */
  readonly shown: () => readonly string[]
  /** How many briefs the read model has. */
  readonly count: () => number
  /** Stops the stages; log and state stay open. */
  readonly stop: () => Promise<void>
}

export async function startPipeline(log: EventLog, state: IngestState): Promise<InProcessPipeline> {
  await log.provision(pipelineTopics({ prefix, partitions: 3 }))
  const directory = mkdtempSync(join(tmpdir(), 'huntwire-pipeline-'))
  const store = openBriefStore({ file: join(directory, 'briefs.sqlite') })
  const runtime: StageRuntime = {
    log,
    logger: createLogger({ name: 'test', level: 'silent', readable: false }),
    metrics: createPipelineMetrics(Date.now),
    version: engine.version,
    prefix,
    concurrency: 8,
  }
  const fetcher = pageFetcher({ version: engine.version, allowed: [], contact: null })
  const { fetchPage } = fetcher
  const reader = openReader()
  const readModel = await startReadModel(runtime, store)
  await readModel.ready
  const stages = [
    await startIngest(runtime, { state, readArticle: readArticleWith({ fetchPage, reader, allowed: [] }) }),
    await startClassify(runtime),
    await startHuntGeneration(runtime),
    await startPublishWorker(runtime, { store, readModel, clock: Date.now }),
  ]
  return {
    submit: (articles) =>
      log.publish(
        articles.map((submission) => {
          const articleId = articleIdOf(submission.url)
          return encodeSubmission({ articleId, submission, source: '/test', prefix })
        }),
      ),
    drained: async () => {
      await waitUntil('the pipeline to drain', { withinMs: 60_000 }, () => isDrained(log))
      await readModel.caughtUp()
    },
    briefs: () => briefRecords(log),
    shown: () => store.list({ show: 'all', limit: 100 }).items.map((brief) => JSON.stringify(brief)),
    count: () => store.counts().total,
    stop: async () => {
      for (const stage of stages) await stage.stop()
      await fetcher.close()
      await reader.close()
      await readModel.stop()
      store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The groups of the four stages; nobody exports files here. */
export const stageGroups = pipelineGroups(prefix).filter(({ group }) => group !== `${prefix}publish.export`)

async function isDrained(log: EventLog): Promise<boolean> {
  for (const { group, topics } of stageGroups) {
    const retries = defaultRetryTiers.map((tier) => retryTopic(group, tier))
    const lag = await log.lag(group, [...topics, ...retries])
    if ([...lag.values()].some((records) => records > 0)) return false
  }
  return true
}

async function briefRecords(log: EventLog): Promise<ReadonlyMap<string, readonly string[]>> {
  const decoder = new TextDecoder()
  const records = new Map<string, string[]>()
  for await (const { key, value } of log.read(topicName('brief-published', prefix))) {
    const id = decoder.decode(key ?? undefined)
    records.set(id, [...(records.get(id) ?? []), decoder.decode(value ?? undefined)])
  }
  return records
}
