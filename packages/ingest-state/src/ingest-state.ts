import type { Coordinates } from './coordinates.ts'
import type { StoriesFound, StoryLink, StoryQuery, StoryRecord } from './stories.ts'

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

/** What a server said to make the next request conditional. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null }

/** What ingest remembers between records. Every method throws StateUnavailable when the store is away. */
export type IngestState = {
  /** Answers in the order asked; all claims of one call are one round trip. */
  readonly claim: (claims: readonly Claim[]) => Promise<readonly ClaimOutcome[]>
  /** Gives claims back, each only when it is still its owner's. Returns how many were. */
  readonly release: (claims: readonly Omit<Claim, 'note'>[]) => Promise<number>
  readonly validators: (sourceId: string) => Promise<Validators | null>
  readonly rememberValidators: (sourceId: string, validators: Validators) => Promise<void>
  /** Takes or renews the right to poll a source for `ttlMs`; false when another holder has it. */
  readonly lease: (sourceId: string, holder: string, ttlMs: number) => Promise<boolean>
  readonly releaseLease: (sourceId: string, holder: string) => Promise<void>
  /** When a source may next be polled, ms since 1970; null when never polled. */
  readonly nextPoll: (sourceId: string) => Promise<number | null>
  readonly scheduleNextPoll: (sourceId: string, at: number) => Promise<void>
  /** What is known of an article's story, else what its text may be close to; one round trip. */
  readonly findStories: (query: StoryQuery) => Promise<StoriesFound>
  /**
   * Keeps an article's story, sketch and search keys, in one round trip. Answers the story that counts: an article keeps
   * its first one.
   */
  readonly rememberStory: (record: StoryRecord, keys: readonly number[]) => Promise<StoryLink>
  /** Whether the store answers now; never throws. */
  readonly healthy: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** The store is away or does not answer in time. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable'
}
