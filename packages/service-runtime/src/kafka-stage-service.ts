import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { kafkaConnection, kafkaProblems, type kafkaSettings } from './kafka-settings.ts'
import type { Logger } from './logger.ts'
import { registerLag } from './pipeline-metrics.ts'
import { pipelineCompression, pipelineGroups } from './pipeline-topics.ts'
import { runService, type Service, type ServiceContext } from './run-service.ts'
import type { runtimeSettings } from './runtime-settings.ts'
import type { Settings, SettingsShape } from './settings.ts'
import { groupOf, type RunningStage, type StageRuntime } from './stage.ts'

type StageSettings = typeof kafkaSettings & typeof runtimeSettings

/** The life of a service whose whole work is one stage: connect, consume until a signal comes, commit, leave. */
export function runKafkaStage<Shape extends SettingsShape & StageSettings>(stage: {
  readonly name: string
  readonly version: string
  readonly settings: Shape
  readonly start: (runtime: StageRuntime) => Promise<RunningStage>
}): Promise<void> {
  return runService({
    name: stage.name,
    settings: stage.settings,
    check: kafkaProblems,
    create: (settings, context) => {
      const runtime = kafkaRuntime(settings, { ...context, name: stage.name, version: stage.version })
      let running: RunningStage | null = null
      return {
        routes: [],
        probes: () => (running === null ? [] : [running.probe]),
        heartbeats: () => (running === null ? [] : [running.heartbeat]),
        start: async () => {
          running = await stage.start(runtime)
        },
        stop: async () => {
          await running?.stop()
          await runtime.log.close()
        },
      } satisfies Service
    },
  })
}

/** What a stage needs, over Kafka; the lag of its own groups is among the metrics. */
export function kafkaRuntime(
  settings: Settings<StageSettings>,
  context: ServiceContext & { readonly name: string; readonly version: string },
): StageRuntime {
  const prefix = settings.HUNTWIRE_PREFIX
  const logger = context.logger
  const log = openKafkaEventLog({
    ...kafkaConnection(settings, `huntwire-${context.name}`),
    compressionOf: pipelineCompression(prefix),
    log: (entry) => logKafka(logger, entry),
  })
  const own = groupOf(prefix, context.name)
  const groups = pipelineGroups(prefix).filter(({ group }) => group === own || group.startsWith(`${own}.`))
  registerLag(context.metrics.registry, groups, log.lag)
  return {
    log,
    logger,
    metrics: context.metrics,
    version: context.version,
    prefix,
    concurrency: settings.HUNTWIRE_CONCURRENCY,
  }
}

/** The client repeats itself while a broker is away; the stage says so once, so its own words are for debugging. */
function logKafka(
  logger: Logger,
  entry: { readonly message: string; readonly details: Readonly<Record<string, unknown>> },
): void {
  logger.debug(entry.details, entry.message)
}
