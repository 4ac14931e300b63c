import { type ConsumeOptions, type ConsumptionState, defaultRetryTiers } from '../event-log.ts'
import { createBreaker, defaultBreaker } from './breaker.ts'
import { type ConsumptionStates, createConsumptionStates } from './consumption-states.ts'
import { groupTopics } from './group-topics.ts'
import { createPartitionWorker, type PartitionFlow, type PartitionWorker } from './partition-worker.ts'
import type { PartitionSink } from './settler.ts'
import { defaultTuning, type Tuning } from './tuning.ts'

/** One consumption, apart from where records come from and go to: its partitions share breaker and state. */
export type Stage = {
  /** The sources and the group's own retry topics: what the adapter reads. */
  readonly topics: readonly string[]
  readonly isRetryTopic: (topic: string) => boolean
  /** For what the adapter itself finds out: joined, broker away, client crashed, stopped. */
  readonly states: ConsumptionStates
  readonly state: () => ConsumptionState
  /** A partition this member now owns. */
  readonly own: (
    at: { readonly topic: string; readonly partition: number },
    sink: PartitionSink,
    flow: PartitionFlow,
  ) => PartitionWorker
}

export type StageSetup = {
  readonly consume: ConsumeOptions
  /** ms since 1970 */
  readonly now: () => number
  readonly tuning?: Partial<Tuning>
}

export function createStage(setup: StageSetup): Stage {
  const { group, stage, version, handler, observer, onDeadLetter, topics } = setup.consume
  const retryTiers = setup.consume.retryTiers ?? defaultRetryTiers
  const states = createConsumptionStates(observer?.onState)
  const breaker = createBreaker(setup.consume.breaker ?? defaultBreaker)
  const all = groupTopics(group, topics, retryTiers)
  return {
    topics: all,
    isRetryTopic: (topic) => all.indexOf(topic) >= topics.length,
    states,
    state: states.current,
    own: ({ topic, partition }, sink, flow) =>
      createPartitionWorker({
        topic,
        partition,
        handler,
        identity: { group, stage, version, retryTiers },
        concurrency: setup.consume.concurrency ?? 1,
        sink,
        flow,
        states,
        breaker,
        tuning: { ...defaultTuning, ...setup.tuning },
        now: setup.now,
        onDeadLetter: async (record) => onDeadLetter?.(record),
        onSettled: (settled) => observer?.onSettled?.(settled),
      }),
  }
}
