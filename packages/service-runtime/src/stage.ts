import type { ConsumeOptions, Consumption, ConsumptionState, EventLog } from '@huntwire/event-log'
import type { Logger } from './logger.ts'
import type { PipelineMetrics } from './pipeline-metrics.ts'
import type { Heartbeat, Probe } from './probes.ts'

/** A stage at work: one consumer group with its handler. */
export type RunningStage = {
  readonly name: string
  readonly probe: Probe
  readonly heartbeat: Heartbeat
  readonly stop: () => Promise<void>
}

/** What a stage needs of the process that runs it. */
export type StageRuntime = {
  readonly log: EventLog
  readonly logger: Logger
  readonly metrics: PipelineMetrics
  readonly version: string
  /** Starts topic and group names, e.g. `huntwire.`. */
  readonly prefix: string
  readonly concurrency: number
  readonly onSettled?: (stage: string, settled: Parameters<ReturnType<PipelineMetrics['observe']>>[0]) => void
}

/** The consumer group of a stage under a prefix. */
export function groupOf(prefix: string, stage: string): string {
  return `${prefix}${stage}`
}

/** Starts to consume, and tells log and metrics what becomes of each record. */
export async function startStage(
  runtime: StageRuntime,
  stage: Pick<ConsumeOptions, 'stage' | 'topics' | 'handler' | 'onDeadLetter'> & {
    readonly onDone?: ConsumeDone
  },
): Promise<RunningStage> {
  const logger = runtime.logger.child({ stage: stage.stage })
  const measure = runtime.metrics.observe(stage.stage)
  const { onDone, ...options } = stage
  const consumption: Consumption = await runtime.log.consume({
    ...options,
    group: groupOf(runtime.prefix, stage.stage),
    version: runtime.version,
    concurrency: runtime.concurrency,
    observer: {
      onState: (state) => logState(logger, state),
      onSettled: (settled) => {
        measure(settled)
        logSettled(logger, settled)
        onDone?.(settled.record)
        runtime.onSettled?.(stage.stage, settled)
      },
    },
  })
  return {
    name: stage.stage,
    probe: { name: stage.stage, ready: () => readinessOf(consumption.state()) },
    heartbeat: { name: stage.stage, lastBeatAt: consumption.lastPollAt },
    stop: consumption.stop,
  }
}

type Settled = Parameters<NonNullable<NonNullable<ConsumeOptions['observer']>['onSettled']>>[0]
type ConsumeDone = (record: Settled['record']) => void

function readinessOf(state: ConsumptionState) {
  switch (state.kind) {
    case 'running':
      return { ok: true as const }
    case 'starting':
    case 'stopped':
      return { ok: false as const, reason: state.kind }
    case 'paused':
      return { ok: false as const, reason: `paused: ${state.message}` }
    case 'broken':
      return { ok: false as const, reason: `broken: ${state.message}` }
  }
}

function logState(logger: Logger, state: ConsumptionState): void {
  switch (state.kind) {
    case 'paused':
      logger.warn(
        { dependency: state.dependency },
        `paused until ${state.dependency} is back: ${state.message}`,
      )
      return
    case 'broken':
      logger.error(`stopped: ${state.message}`)
      return
    case 'starting':
    case 'running':
    case 'stopped':
      logger.info(state.kind)
  }
}

function logSettled(logger: Logger, { record, outcome, seconds }: Settled): void {
  const { topic, partition, offset } = record
  const place = { topic, partition, offset, outcome: outcome.kind, ms: Math.round(seconds * 1_000) }
  if (outcome.kind === 'dead-letter') {
    logger.warn({ ...place, reason: outcome.reason }, `dead letter: ${outcome.message}`)
  } else if (outcome.kind === 'retry-later') {
    logger.warn({ ...place, reason: outcome.reason }, `retry later: ${outcome.message}`)
  } else {
    logger.debug(place, 'settled')
  }
}
