import { readFileSync } from 'node:fs'
import { DependencyUnavailable } from '@huntwire/event-log'
import { printSettings } from './describe-settings.ts'
import { createHttpServer, type Routes } from './http-server.ts'
import { createLogger, type Logger } from './logger.ts'
import { operationsRoutes } from './operations-routes.ts'
import { createPipelineMetrics, type PipelineMetrics } from './pipeline-metrics.ts'
import type { Heartbeat, Probe } from './probes.ts'
import { runUntilSignal } from './run-until-signal.ts'
import type { runtimeSettings } from './runtime-settings.ts'
import { parseSettings, type Settings, type SettingsShape } from './settings.ts'

/** A service, made but not started: its routes answer from the first moment. */
export type Service = {
  readonly routes: readonly Routes[]
  readonly probes: () => readonly Probe[]
  readonly heartbeats: () => readonly Heartbeat[]
  /** Connects and starts the work; waits for what is away instead of failing. */
  readonly start: () => Promise<void>
  /** Stops the intake, finishes and commits what is in work, and leaves nothing open. */
  readonly stop: () => Promise<void>
}

type Phase = 'starting' | 'started' | 'stopping'

export type ServiceContext = { readonly logger: Logger; readonly metrics: PipelineMetrics }

/** Exit codes as in the contract: 2 wrong configuration, 3 a dependency is not reachable. */
const exitCodes = { configuration: 2, dependency: 3 } as const

/**
 * The life of a service process: settings (all problems at once, exit 2), logger, metrics, start, HTTP, signals.
 * Probes answer from the first moment, so that a service which waits for its dependencies says what it waits for.
 */
export async function runService<Shape extends SettingsShape & typeof runtimeSettings>(service: {
  readonly name: string
  readonly settings: Shape
  /** What the settings say together that no single one can; words for each problem. */
  readonly check?: (settings: Settings<Shape>) => readonly string[]
  readonly create: (settings: Settings<Shape>, context: ServiceContext) => Service
}): Promise<void> {
  const parsed = parseSettings(service.settings, process.env, (path) => readFileSync(path, 'utf8'))
  const problems = parsed.ok ? (service.check?.(parsed.settings) ?? []) : parsed.problems
  if (!parsed.ok || problems.length > 0) {
    process.stderr.write(
      `${service.name}: the configuration is wrong\n${problems.map((text) => `  ${text}\n`).join('')}`,
    )
    process.exit(exitCodes.configuration)
  }
  const { settings } = parsed
  if (process.argv.includes('--print-config')) {
    process.stdout.write(printSettings(service.settings, settings))
    return
  }
  const logger = createLogger({
    name: service.name,
    level: settings.HUNTWIRE_LOG_LEVEL,
    readable: process.stderr.isTTY === true,
  })
  const metrics = createPipelineMetrics(Date.now)
  try {
    await serve(service.create(settings, { logger, metrics }), settings, { logger, metrics })
  } catch (error) {
    logger.fatal({ error: String(error) }, 'failed to start')
    process.exit(error instanceof DependencyUnavailable ? exitCodes.dependency : 1)
  }
}

async function serve(
  service: Service,
  settings: Settings<typeof runtimeSettings>,
  { logger, metrics }: ServiceContext,
): Promise<void> {
  const life: { phase: Phase } = { phase: 'starting' }
  const server = createHttpServer({
    routes: [
      operationsRoutes({
        probes: () => [{ name: 'process', ready: () => readyWhenStarted(life.phase) }, ...service.probes()],
        heartbeats: service.heartbeats,
        registry: metrics.registry,
        clock: Date.now,
      }),
      ...service.routes,
    ],
    onError: (error, url) => logger.error({ url, error: String(error) }, 'request failed'),
  })
  const address = await server.listen({ host: settings.HUNTWIRE_HOST, port: settings.HUNTWIRE_PORT })
  logger.info({ address }, 'listening')
  runUntilSignal({
    logger,
    shutdownMs: settings.HUNTWIRE_SHUTDOWN_SECONDS * 1_000,
    stop: async () => {
      life.phase = 'stopping'
      await service.stop()
      await server.close()
    },
  })
  try {
    await service.start()
    if (life.phase === 'starting') life.phase = 'started'
  } catch (error) {
    // Stopped while it waited for its dependencies: that is no failure to start.
    if (life.phase !== 'stopping') throw error
  }
}

function readyWhenStarted(phase: Phase) {
  return phase === 'started' ? { ok: true as const } : { ok: false as const, reason: phase }
}
