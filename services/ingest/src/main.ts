import { hostname } from 'node:os'
import type { IngestState } from '@huntwire/ingest-state'
import { openRedisIngestState, type RedisConnection } from '@huntwire/ingest-state/redis'
import { engine } from '@huntwire/knowledge'
import { openReader } from '@huntwire/reading/reader'
import { kafkaProblems, type Logger, type RunningStage, runService } from '@huntwire/service-runtime'
import { kafkaRuntime } from '@huntwire/service-runtime/kafka'
import { ingestSettings, proxiesOf } from './config.ts'
import { intakeRoutes } from './intake-routes.ts'
import { loadSources } from './load-sources.ts'
import { pageFetcher } from './page-fetcher.ts'
import { readSourceWith } from './polling/read-source.ts'
import { registerSources } from './polling/source-metrics.ts'
import { sourceRoutes } from './polling/source-routes.ts'
import { type RunningPolling, startPolling } from './polling/start-polling.ts'
import { readArticleWith } from './read-article.ts'
import { startIngest } from './start-ingest.ts'

/** Longer than the retention of the intake topic and an outage together. */
const claimTtlMs = 14 * 86_400_000

/** Nobody waits for the page, and on a busy machine the whole is worth some seconds. */
const readingDeadlineMs = 5_000

await runService({
  name: 'ingest',
  settings: ingestSettings,
  check: (settings) => [...kafkaProblems(settings), ...configuredSources(settings.HUNTWIRE_SOURCES).problems],
  create: (settings, context) => {
    const runtime = kafkaRuntime(settings, { ...context, name: 'ingest', version: engine.version })
    const { sources } = configuredSources(settings.HUNTWIRE_SOURCES)
    const allowed = settings.HUNTWIRE_FETCH_ALLOW
    const token = settings.HUNTWIRE_INTAKE_TOKEN
    const fetcher = pageFetcher({
      version: engine.version,
      allowed,
      contact: settings.HUNTWIRE_CONTACT ?? null,
      proxies: proxiesOf(settings),
    })
    const { fetchPage } = fetcher
    const reader = openReader({ deadlineMs: readingDeadlineMs })
    let state: IngestState | null = null
    let stage: RunningStage | null = null
    let polling: RunningPolling | null = null
    registerSources(context.metrics.registry, sources, () => state)
    return {
      routes: [
        intakeRoutes({
          log: runtime.log,
          prefix: runtime.prefix,
          tokens: token === undefined ? [] : [token],
          allowed,
        }),
        sourceRoutes({ sources, state: () => state, clock: Date.now, alone: true }),
      ],
      probes: () => [
        ...(stage === null ? [] : [stage.probe]),
        { name: 'state', ready: () => stateProbe(state) },
      ],
      heartbeats: () => [
        ...(stage === null ? [] : [stage.heartbeat]),
        ...(polling === null ? [] : [{ name: 'polling', lastBeatAt: polling.lastBeatAt }]),
      ],
      start: async () => {
        state = await openRedisIngestState({
          url: settings.HUNTWIRE_REDIS_URL,
          ...(settings.HUNTWIRE_REDIS_PASSWORD === undefined
            ? {}
            : { password: settings.HUNTWIRE_REDIS_PASSWORD }),
          keyPrefix: settings.HUNTWIRE_PREFIX,
          claimTtlMs,
          onConnection: (connection) => logConnection(context.logger, connection),
        })
        stage = await startIngest(runtime, {
          state,
          readArticle: readArticleWith({ fetchPage, reader, allowed }),
        })
        polling = startPolling({
          sources,
          state,
          log: runtime.log,
          readSource: readSourceWith({ fetchPage, reader }),
          prefix: runtime.prefix,
          holder: `${hostname()}:${process.pid}`,
          logger: context.logger,
          clock: Date.now,
        })
      },
      stop: async () => {
        await polling?.stop()
        await stage?.stop()
        await fetcher.close()
        await reader.close()
        await runtime.log.close()
        await state?.close()
      },
    }
  },
})

function logConnection(logger: Logger, connection: RedisConnection): void {
  if (connection.kind === 'connected') logger.info('redis is there')
  else logger.warn({ dependency: 'redis' }, `redis is away: ${connection.message}`)
}

async function stateProbe(state: IngestState | null) {
  return state !== null && (await state.healthy())
    ? { ok: true as const }
    : { ok: false as const, reason: 'redis does not answer' }
}

function configuredSources(path: string | undefined) {
  return path === undefined ? { sources: [], problems: [] } : loadSources(path)
}
