import type { Brief } from '@huntwire/intel-model'

/** A brief as it was last published, and the sequence it was published under. */
export type PublishedBrief = { readonly brief: Brief; readonly sequence: string }

/** What this worker knows to be published: the read model, and what it wrote itself a moment ago. */
export type PublishedBriefs = {
  readonly latest: (briefId: string) => Promise<PublishedBrief | null>
  readonly remember: (published: PublishedBrief) => void
}

/** How many of its own briefs a worker remembers until the read model has them for certain. */
const remembered = 5_000

/** The read model may be older than this; then it is brought up to the end of the topic first. */
const longestStalenessMs = 1_000

/**
 * Reads through to the read model, which `caughtUp` brings to the end of `brief-published`; `clock` gives ms. What this
 * worker wrote is kept in memory, since the read model sees it only after the broker.
 */
export function trackPublishedBriefs(options: {
  readonly lookUp: (briefId: string) => PublishedBrief | null
  readonly caughtUp: () => Promise<void>
  readonly clock: () => number
}): PublishedBriefs {
  const own = new Map<string, PublishedBrief>()
  let freshAt = Number.NEGATIVE_INFINITY
  let refreshing: Promise<void> | null = null

  function refresh(): Promise<void> {
    refreshing ??= options
      .caughtUp()
      .then(() => {
        freshAt = options.clock()
      })
      .finally(() => {
        refreshing = null
      })
    return refreshing
  }

  return {
    async latest(briefId) {
      if (options.clock() - freshAt > longestStalenessMs) await refresh()
      const stored = options.lookUp(briefId)
      const written = own.get(briefId) ?? null
      if (stored === null || written === null) return stored ?? written
      return stored.sequence > written.sequence ? stored : written
    },
    remember(published) {
      own.delete(published.brief.id)
      own.set(published.brief.id, published)
      const oldest = own.keys().next()
      if (own.size > remembered && !oldest.done) own.delete(oldest.value)
    },
  }
}
