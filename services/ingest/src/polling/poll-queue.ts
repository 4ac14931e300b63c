import type { ConfiguredSource } from '@huntwire/reading'

/** Polls that run side by side, at most so many; a slow one holds up no other. */
export type PollQueue = {
  /** Takes in sources that neither wait nor run. */
  readonly offer: (sources: readonly ConfiguredSource[]) => void
  /** Forgets those that wait. */
  readonly clear: () => void
  /** Settles when nothing waits and nothing runs. */
  readonly idle: () => Promise<void>
}

/**
 * At most `limit` run at once, and of those in the same lane one, in the order offered; null is no lane. `poll` never
 * throws: what goes wrong is its own affair.
 */
export function pollQueue(options: {
  readonly limit: number
  readonly laneOf: (source: ConfiguredSource) => string | null
  readonly poll: (source: ConfiguredSource) => Promise<void>
}): PollQueue {
  const { limit, laneOf, poll } = options
  const waiting = new Map<string, ConfiguredSource>()
  const running = new Set<string>()
  const busyLanes = new Set<string>()
  let idle = Promise.withResolvers<void>()
  idle.resolve()

  function next(): void {
    for (const [id, source] of waiting) {
      if (running.size >= limit) return
      const lane = laneOf(source)
      if (lane !== null && busyLanes.has(lane)) continue
      if (lane !== null) busyLanes.add(lane)
      waiting.delete(id)
      running.add(id)
      void poll(source).then(() => {
        running.delete(id)
        if (lane !== null) busyLanes.delete(lane)
        next()
        if (running.size === 0 && waiting.size === 0) idle.resolve()
      })
    }
  }

  return {
    offer: (sources) => {
      if (sources.length > 0 && running.size === 0 && waiting.size === 0) idle = Promise.withResolvers<void>()
      for (const source of sources) {
        if (!running.has(source.id)) waiting.set(source.id, source)
      }
      next()
    },
    clear: () => {
      waiting.clear()
      if (running.size === 0) idle.resolve()
    },
    idle: () => idle.promise,
  }
}
