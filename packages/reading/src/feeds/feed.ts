export type FeedItem = {
  /** The entry's own id, verbatim. */
  readonly id: string | null
  /** Absolute where anything says from where to look. */
  readonly url: string | null
  /** Plain text. */
  readonly title: string | null
  /** What the title was taken from: an item without one is called by its first words, or by its address. */
  readonly titleFrom: 'title' | 'text' | 'url' | null
  /** ISO 8601 in UTC. */
  readonly published: string | null
  readonly updated: string | null
  readonly author: string | null
  /** Plain text, of about 2,000 characters at most. */
  readonly summary: string | null
  readonly contentHtml: string | null
  readonly categories: readonly string[]
}

/** A feed as `huntwire feed` prints it. */
export type Feed = {
  readonly format: 'rss' | 'rdf' | 'atom' | 'cdf' | 'json'
  /** The feed's own id. */
  readonly id: string | null
  readonly title: string | null
  readonly link: string | null
  readonly items: readonly FeedItem[]
  /** What is wrong with it, for a person; the items are good all the same. */
  readonly problems: readonly string[]
}

/** A feed that a web page names with `<link rel="alternate">`; the address is absolute. */
export type AdvertisedFeed = { readonly url: string; readonly title: string | null; readonly type: string }

/** These bytes are no feed, or one too broken to read; the message says which. */
export class FeedUnreadable extends Error {
  override readonly name = 'FeedUnreadable'
  /** The feeds that a web page names. */
  readonly feeds: readonly AdvertisedFeed[]

  constructor(message: string, options: { cause?: unknown; feeds?: readonly AdvertisedFeed[] } = {}) {
    super(message, options)
    this.feeds = options.feeds ?? []
  }
}
