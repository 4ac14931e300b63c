export type FeedItem = {
  /** The entry's own id, verbatim. */
  readonly id: string | null
  /** Absolute. */
  readonly url: string | null
  /** Plain text. */
  readonly title: string | null
  /** ISO 8601 in UTC. */
  readonly published: string | null
  readonly updated: string | null
  readonly author: string | null
  /** Plain text. */
  readonly summary: string | null
  readonly contentHtml: string | null
  readonly categories: readonly string[]
}

/** A feed as `huntwire feed` prints it. */
export type Feed = {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json'
  readonly title: string | null
  readonly link: string | null
  readonly items: readonly FeedItem[]
  /** What is wrong with it, for a person; the items are good all the same. */
  readonly problems: readonly string[]
}

/** These bytes are no feed, or one too broken to read; the message says which. */
export class FeedUnreadable extends Error {
  override readonly name = 'FeedUnreadable'
}
