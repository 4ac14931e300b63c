import type { IngestState } from './ingest-state.ts'

/** When a source may next be polled, ms since 1970; null when it is not polled any more. */
export type NextPoll = number | null

/** A source that may be new: then it is first polled at `firstAt`, whoever asks later. */
export type NewSource = { readonly sourceId: string; readonly firstAt: number }

/** What is kept of a poll, by who holds the source's lease. */
export type SettledPoll = {
  readonly sourceId: string
  readonly holder: string
  /** The caller's own words; given back as they are. */
  readonly record: string
  readonly nextPoll: NextPoll
}

/** The part of the state that says who polls which source, and when. */
export type PollIndex = Pick<
  IngestState,
  'lease' | 'releaseLease' | 'nextPolls' | 'scheduleNextPoll' | 'sourceRecords' | 'settlePoll'
>
