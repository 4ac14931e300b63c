import type { Coordinates } from '@huntwire/event-log'
import type { Brief } from '@huntwire/intel-model'

/** A brief as it was last published, null when it was withdrawn, and the sequence of that. */
export type PublishedBrief = { readonly brief: Brief | null; readonly sequence: string }

/**
 * What this worker takes for published: the read model, and what it decided to write itself a moment ago. The latter may
 * never have reached the log. So it does not count for the record that it was made of: when that one is delivered
 * again, only the log itself knows.
 */
export type PublishedBriefs = {
  /** `asking` is the origin of the record that wants to know. */
  readonly latest: (briefId: string, asking: Coordinates) => Promise<PublishedBrief | null>
  /** `writer` is the origin of the record that the brief was made of. */
  readonly remember: (
    written: { readonly brief: Brief; readonly sequence: string },
    writer: Coordinates,
  ) => void
}

/** A brief may rest on another one that is only remembered: then it has the writers of both. */
type Written = PublishedBrief & { readonly writers: ReadonlySet<string> }

/** How many of its own briefs a worker remembers until the read model has them for certain. */
const remembered = 5_000

/** The read model may be older than this; then it is brought up to the end of the topic first. */
const longestStalenessMs = 1_000

/**
 * Reads through to the read model, which `caughtUp` brings to the end of `brief-published`; `clock` gives ms. What this
 * worker wrote is kept in memory until the read model, asked by `storedSequence`, has it.
 */
export function trackPublishedBriefs(options: {
  readonly lookUp: (briefId: string) => PublishedBrief | null
  readonly storedSequence: (briefId: string) => string | null
  readonly caughtUp: () => Promise<void>
  readonly clock: () => number
}): PublishedBriefs {
  const own = new Map<string, Written>()
  let freshAt = Number.NEGATIVE_INFINITY
  let refreshing: Promise<void> | null = null

  function refresh(): Promise<void> {
    refreshing ??= options
      .caughtUp()
      .then(() => {
        freshAt = options.clock()
        forgetWhatIsStored()
      })
      .finally(() => {
        refreshing = null
      })
    return refreshing
  }

  function forgetWhatIsStored(): void {
    for (const [id, { sequence }] of own) {
      if ((options.storedSequence(id) ?? '') >= sequence) own.delete(id)
    }
  }

  return {
    async latest(briefId, asking) {
      const writer = coordinatesText(asking)
      const again = own.get(briefId)?.writers.has(writer) ?? false
      if (again || options.clock() - freshAt > longestStalenessMs) await refresh()
      const stored = options.lookUp(briefId)
      const written = own.get(briefId)
      if (written === undefined || written.writers.has(writer)) return stored
      return stored !== null && stored.sequence > written.sequence ? stored : written
    },
    remember({ brief, sequence }, writer) {
      const { id } = brief
      const writers = new Set(own.get(id)?.writers).add(coordinatesText(writer))
      own.delete(id)
      own.set(id, { brief, sequence, writers })
      const oldest = own.keys().next()
      if (own.size > remembered && !oldest.done) own.delete(oldest.value)
    },
  }
}

function coordinatesText({ topic, partition, offset }: Coordinates): string {
  return `${topic}:${partition}:${offset}`
}
