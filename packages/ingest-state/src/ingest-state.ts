import type { Coordinates } from './coordinates.ts'
import type { NewSource, NextPoll, SettledPoll } from './polls.ts'
import type { PlacedArticle, StoryLink, StoryPlace } from './stories.ts'

/**
 * A claim on a name by the record that stands at `owner`. There is no lease and no crash window: whoever asks again from
 * the same coordinates is the same record, delivered again.
 */
export type Claim = {
  /** The incarnation of the topic the record stands in; a topic made anew is not held back by old claims. */
  readonly epoch: string
  /** What is claimed: a short kind and a hash, e.g. `submission:<hex>`. */
  readonly name: string
  /** Origin coordinates of the record. */
  readonly owner: Coordinates
  /** A short text kept with the claim and given back to those who find it taken, e.g. the source's name. */
  readonly note: string
}

export type ClaimOutcome =
  | { readonly kind: 'mine'; readonly again: boolean }
  | { readonly kind: 'taken'; readonly by: Coordinates; readonly note: string }

/** What ingest remembers between records. Every method throws StateUnavailable when the store is away. */
export type IngestState = {
  /** Answers in the order asked; all claims of one call are one round trip. */
  readonly claim: (claims: readonly Claim[]) => Promise<readonly ClaimOutcome[]>
  /** Gives claims back, each only when it is still its owner's. Returns how many were. */
  readonly release: (claims: readonly Omit<Claim, 'note'>[]) => Promise<number>
  /** Takes or renews the right to poll a source for `ttlMs`; false when another holder has it. */
  readonly lease: (sourceId: string, holder: string, ttlMs: number) => Promise<boolean>
  readonly releaseLease: (sourceId: string, holder: string) => Promise<void>
  /** When each source may next be polled, in the order asked; all of one call are one round trip. */
  readonly nextPolls: (sources: readonly NewSource[]) => Promise<readonly NextPoll[]>
  readonly scheduleNextPoll: (sourceId: string, at: NextPoll) => Promise<void>
  /** What was kept of each source, in the order asked; null for those never polled. One round trip. */
  readonly sourceRecords: (sourceIds: readonly string[]) => Promise<readonly (string | null)[]>
  /** Keeps what a poll found and gives the lease back, all or nothing; false (and nothing) when the lease is lost. */
  readonly settlePoll: (poll: SettledPoll) => Promise<boolean>
  /**
   * Puts an article under its search keys, 32-bit hashes of its text, or puts its latest text there. Answers the story it
   * tells, or what was placed before with shared keys; one round trip.
   */
  readonly placeStory: (article: PlacedArticle, keys: readonly number[]) => Promise<StoryPlace>
  /** Says which story a placed article tells. Answers the one that counts: an article keeps its first. */
  readonly tellStory: (articleId: string, story: StoryLink) => Promise<StoryLink>
  /** Whether the store answers now; never throws. */
  readonly healthy: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** The store is away or does not answer in time. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable'
}
