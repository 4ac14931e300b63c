import type { BackOffOptions } from './back-off.ts'
import type { Limits } from './partition-queue.ts'

/** What an operator may turn; the defaults keep a service of a few dozen partitions below 200 MB. */
export type Tuning = {
  /** Per partition, everything read and not yet settled: above `high` the adapter stops reading, below `low` it goes on. */
  readonly high: Limits
  readonly low: Limits
  /** The most that one settlement takes; `bytes` counts the values of the outputs. */
  readonly settle: Limits
  readonly backOff: BackOffOptions
}

export const defaultTuning: Tuning = {
  high: { records: 500, bytes: 4 * 1024 * 1024 },
  low: { records: 100, bytes: 1024 * 1024 },
  settle: { records: 200, bytes: 1024 * 1024 },
  backOff: { firstMs: 200, maxMs: 5000 },
}
