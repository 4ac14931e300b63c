import type { EventLog } from '../event-log.ts'
import type { Header } from '../record.ts'
import type { Tuning } from '../worker/tuning.ts'

/** An adapter under test. All its logs look at the same data; a case closes one before it opens the next. */
export type ContractSubject = {
  readonly open: (tuning: Partial<Tuning>) => Promise<EventLog>
  readonly deleteTopic: (log: EventLog, topic: string) => Promise<void>
  /** A module (file URL) that exports `open(args: string): Promise<EventLog>` on the same data, for a child process. */
  readonly child: { readonly module: string; readonly args: string }
  /** A handler that takes longer than this must not lose its partition. */
  readonly sessionTimeoutMs: number
  /** Appends what our own `publish` never would. */
  readonly produceForeign?: (record: ForeignRecord) => Promise<void>
  /** Makes writing fail until the function it gives is called. */
  readonly interrupt?: () => Promise<() => Promise<void>>
}

export type ForeignRecord = {
  readonly topic: string
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly Header[]
}

/** Called inside the tests, when the adapter's own `before` hooks have run. */
export type GetSubject = () => ContractSubject
