import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openBriefStore } from '@huntwire/brief-store'
import { defaultRetryTiers, type EventLog, retryTopic } from '@huntwire/event-log'
import { openSqliteEventLog } from '@huntwire/event-log/sqlite'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import { engine } from '@huntwire/knowledge'
import type { ConfiguredSource } from '@huntwire/reading'
import type { Proxies } from '@huntwire/reading/fetching'
import { openReader } from '@huntwire/reading/reader'
import { startClassify } from '@huntwire/service-classify'
import { startHuntGeneration } from '@huntwire/service-hunt-generation'
import {
  intakeRoutes,
  type PollReport,
  pageFetcher,
  readArticleWith,
  readSourceWith,
  registerSources,
  sourceRoutes,
  startIngest,
  startPolling,
} from '@huntwire/service-ingest'
import { startExport, startPublishWorker, startReadModel, webRoutes } from '@huntwire/service-publish'
import {
  createHttpServer,
  createPipelineMetrics,
  type Logger,
  operationsRoutes,
  type PipelineGroup,
  pipelineGroups,
  pipelineTopics,
  type RunningStage,
  type StageRuntime,
} from '@huntwire/service-runtime'
import { briefsFile, embeddedPrefix, stateFile } from './data-files.ts'
import { replayRoutes } from './replay-routes.ts'

/** Longer than the retention of the intake topic. */
const claimTtlMs = 14 * 86_400_000
const partitions = 3
/** Nobody waits for a page, and on a busy machine the whole is worth some seconds. */
const readingDeadlineMs = 5_000

export type PipelineOptions = {
  readonly data: string
  readonly out: string
  readonly sources: readonly ConfiguredSource[]
  readonly logger: Logger
  readonly intakeToken: string | null
  readonly allowed: readonly string[]
  readonly contact: string | null
  readonly proxies: Proxies
  /** Null when nothing listens. */
  readonly listen: { readonly host: string; readonly port: number } | null
  /** Asks every source at first, due or not. */
  readonly once: boolean
  readonly onSettled: NonNullable<StageRuntime['onSettled']>
  readonly onPolled: (report: PollReport) => void
}

/** The four stages in this process, over SQLite in the data directory. */
export type RunningPipeline = {
  readonly port: number | null
  /** What commands of this machine say to be let in. */
  readonly token: string
  readonly store: ReturnType<typeof openBriefStore>
  /** Settles when every source was polled and every article that came of it, or of anyone, is through. */
  readonly drained: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function runPipeline(options: PipelineOptions): Promise<RunningPipeline> {
  mkdirSync(options.data, { recursive: true })
  const log = openSqliteEventLog({ directory: options.data, now: Date.now })
  await log.provision(pipelineTopics({ prefix: embeddedPrefix, partitions }))
  const state = await openSqliteIngestState({
    path: join(options.data, stateFile),
    claimTtlMs,
    now: Date.now,
  })
  const store = openBriefStore({ file: join(options.data, briefsFile) })
  const metrics = createPipelineMetrics(Date.now)
  registerSources(metrics.registry, options.sources, () => state)
  const runtime: StageRuntime = {
    log,
    logger: options.logger,
    metrics,
    version: engine.version,
    prefix: embeddedPrefix,
    concurrency: 8,
    onSettled: options.onSettled,
  }
  const fetcher = pageFetcher({
    version: engine.version,
    allowed: options.allowed,
    contact: options.contact,
    proxies: options.proxies,
  })
  const { fetchPage } = fetcher
  const reader = openReader({ deadlineMs: readingDeadlineMs })
  const readModel = await startReadModel(runtime, store)
  await readModel.ready
  const stages: readonly RunningStage[] = [
    await startIngest(runtime, {
      state,
      readArticle: readArticleWith({ fetchPage, reader, allowed: options.allowed }),
    }),
    await startClassify(runtime),
    await startHuntGeneration(runtime),
    await startPublishWorker(runtime, { store, readModel, clock: Date.now }),
    await startExport(runtime, options.out),
  ]
  const token = randomBytes(24).toString('base64url')
  const server = createHttpServer({
    routes: [
      operationsRoutes({
        probes: () => stages.map((stage) => stage.probe),
        heartbeats: () => stages.map((stage) => stage.heartbeat),
        registry: metrics.registry,
        clock: Date.now,
      }),
      intakeRoutes({
        log,
        prefix: embeddedPrefix,
        tokens: options.intakeToken === null ? [] : [options.intakeToken, token],
        allowed: options.allowed,
      }),
      replayRoutes({ log, prefix: embeddedPrefix, token, clock: Date.now }),
      webRoutes({ store, sourcesPage: true }),
      sourceRoutes({ sources: options.sources, state: () => state, clock: Date.now, alone: false }),
    ],
    onError: (error, url) => options.logger.error({ url, error: String(error) }, 'request failed'),
  })
  const port = options.listen === null ? null : await listen(server, options.listen)
  const polling = startPolling({
    sources: options.sources,
    state,
    log,
    readSource: readSourceWith({ fetchPage, reader }),
    prefix: embeddedPrefix,
    // The log lets in one process at a time: what an earlier one held is this one's.
    holder: 'embedded',
    logger: options.logger,
    clock: Date.now,
    onPolled: options.onPolled,
    allAtFirst: options.once,
  })
  return {
    port,
    token,
    store,
    drained: async () => {
      await polling.firstRound
      await untilThrough(log)
      await readModel.caughtUp()
    },
    stop: async () => {
      await polling.stop()
      await server.close()
      for (const stage of stages) await stage.stop()
      await fetcher.close()
      await reader.close()
      await readModel.stop()
      await log.close()
      await state.close()
      store.close()
    },
  }
}

/** Records in the sources of the groups come first; then those in retry topics are given a moment, if they are due. */
async function untilThrough(log: Pick<EventLog, 'lag'>): Promise<void> {
  let waiting = Number.POSITIVE_INFINITY
  for (;;) {
    while ((await lagOf(log, (group) => group.topics)) > 0) await delay(20)
    const now = await lagOf(log, ({ group }) => defaultRetryTiers.map((tier) => retryTopic(group, tier)))
    if (now === 0 || now === waiting) return
    waiting = now
    await delay(500)
  }
}

async function lagOf(
  log: Pick<EventLog, 'lag'>,
  topicsOf: (group: PipelineGroup) => readonly string[],
): Promise<number> {
  let records = 0
  for (const group of pipelineGroups(embeddedPrefix)) {
    for (const behind of (await log.lag(group.group, topicsOf(group))).values()) records += behind
  }
  return records
}

async function listen(
  server: ReturnType<typeof createHttpServer>,
  at: { readonly host: string; readonly port: number },
): Promise<number> {
  await server.listen(at)
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : at.port
}
