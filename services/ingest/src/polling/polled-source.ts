import type { SubmittedArticle } from '@huntwire/intel-model'
import type { ConfiguredSource } from '@huntwire/reading'
import type { Validators } from '@huntwire/reading/fetching'

/** What a poll of one source found. Reasons are for a person and say what to do. */
export type PolledSource =
  | {
      readonly kind: 'items'
      /** Everything the source has now, in its order. */
      readonly items: readonly SubmittedArticle[]
      readonly problems: readonly string[]
      /** To be remembered once the items are in the log: before, a failure in between would lose them to a 304. */
      readonly validators: Validators | null
      /** Where the source has moved for good. */
      readonly movedTo: string | null
    }
  | { readonly kind: 'not-modified' }
  /** It will not come back: not to be asked again. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** `afterMs` where the server asked for patience. */
  | { readonly kind: 'failed'; readonly reason: string; readonly afterMs?: number }

/** What earlier polls found that the next one goes by. */
export type EarlierPoll = { readonly validators: Validators | null; readonly movedTo: string | null }

export type ReadSource = (
  source: ConfiguredSource,
  earlier: EarlierPoll,
  signal: AbortSignal,
) => Promise<PolledSource>

/** What became of one poll; said to whoever shows progress. */
export type PollReport = {
  readonly source: ConfiguredSource
  readonly polled: PolledSource
  readonly submitted: number
}
