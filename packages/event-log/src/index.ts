export {
  type BreakerOptions,
  type ConsumeOptions,
  type Consumption,
  type ConsumptionObserver,
  type ConsumptionState,
  defaultRetryTiers,
  type EventLog,
  type Handler,
  type HandlerContext,
  type Materialisation,
  RecordTooLarge,
  type RetryTier,
  type TopicSpec,
  type View,
  type ViewPosition,
} from './event-log.ts'
export {
  type DeadLetterReason,
  DependencyUnavailable,
  deadLetterReasons,
  type Outcome,
  type RetryReason,
  retryReasons,
  type SkipReason,
  skipReasons,
} from './outcome.ts'
export { partitionOf } from './partition-of.ts'
export type { Coordinates, Header, Origin, OutgoingRecord, ReceivedRecord } from './record.ts'
export { type DeadLetter, readDeadLetter, replayRecord } from './worker/dead-letter.ts'
export {
  deadLetterTopic,
  type GroupTopicOptions,
  groupTopicSpecs,
  retryTopic,
} from './worker/group-topics.ts'
export type { RawRecord } from './worker/receive-record.ts'
export { defaultTuning, type Tuning } from './worker/tuning.ts'
