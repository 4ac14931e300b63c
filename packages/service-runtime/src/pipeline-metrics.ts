import type { ConsumptionObserver } from '@huntwire/event-log'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The metrics of one process, in a registry of its own. */
export type PipelineMetrics = {
  readonly registry: Registry
  /** Counts what a stage settles. */
  readonly observe: (stage: string) => NonNullable<ConsumptionObserver['onSettled']>
}

const buckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600]

/** Registers the pipeline's metrics. `clock` gives ms since 1970. */
export function createPipelineMetrics(clock: () => number): PipelineMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  const processed = new Counter({
    name: 'pipeline_records_processed_total',
    help: 'Records settled, by what became of them',
    labelNames: ['stage', 'outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'pipeline_processing_seconds',
    help: 'Time a handler took for one record',
    labelNames: ['stage'],
    buckets,
    registers: [registry],
  })
  const endToEnd = new Histogram({
    name: 'pipeline_end_to_end_seconds',
    help: 'Time from the submission to this stage having settled it',
    labelNames: ['stage'],
    buckets,
    registers: [registry],
  })
  const deadLetters = new Counter({
    name: 'pipeline_dead_letters_total',
    help: 'Records that went to the dead-letter topic, by reason',
    labelNames: ['stage', 'reason'],
    registers: [registry],
  })
  return {
    registry,
    observe: (stage) => (settled) => {
      processed.inc({ stage, outcome: settled.outcome.kind })
      seconds.observe({ stage }, settled.seconds)
      endToEnd.observe({ stage }, Math.max(0, clock() - settled.record.origin.timestamp) / 1_000)
      if (settled.outcome.kind === 'dead-letter') deadLetters.inc({ stage, reason: settled.outcome.reason })
    },
  }
}

/** Lag per group and topic, asked of the log at each scrape; a log that does not answer leaves the gauge out. */
export function registerLag(
  registry: Registry,
  groups: readonly { readonly group: string; readonly topics: readonly string[] }[],
  lag: (group: string, topics: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): void {
  new Gauge({
    name: 'kafka_consumergroup_group_lag',
    help: 'Records between the position of a group and the end of a topic; absent while the log does not answer',
    labelNames: ['group', 'topic'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { group, topics } of groups) {
        const answers = await Promise.allSettled([lag(group, topics)])
        for (const answer of answers) {
          if (answer.status !== 'fulfilled') continue
          for (const [topic, records] of answer.value) this.set({ group, topic }, records)
        }
      }
    },
  })
}
