import type { ConfiguredSource } from '@huntwire/reading'

/** Polls that run side by side, at most so many; a slow one holds up no other. */
export type PollQueue = {
  /** Takes in sources that neither wait nor run. */
  readonly offer: (sources: readonly ConfiguredSource[]) => void
  /** Forgets those that wait. */
  readonly clear: () => void
  readonly has: (source: ConfiguredSource) => boolean
  /** Settles when nothing waits and nothing runs. */
  readonly idle: () => Promise<void>
}

/** `poll` never throws: what goes wrong is its own affair. */
export function pollQueue(limit: number, poll: (source: ConfiguredSource) => Promise<void>): PollQueue {
  const waiting = new Map<string, ConfiguredSource>()
  const running = new Set<string>()
  let idle = Promise.withResolvers<void>()
  idle.resolve()

  function next(): void {
    for (const [id, source] of waiting) {
      if (running.size >= limit) return
      waiting.delete(id)
      running.add(id)
      void poll(source).then(() => {
        running.delete(id)
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
    has: (source) => waiting.has(source.id) || running.has(source.id),
    idle: () => idle.promise,
  }
}
