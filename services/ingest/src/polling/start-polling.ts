import { DependencyUnavailable } from '@huntwire/event-log'
import { StateUnavailable } from '@huntwire/ingest-state'
import type { ConfiguredSource } from '@huntwire/reading'
import { firstDelay, isElsewhere } from './due-times.ts'
import { logPoll } from './log-poll.ts'
import { pollQueue } from './poll-queue.ts'
import { type PollingTools, pollSource } from './poll-source.ts'
import type { PollReport } from './polled-source.ts'
import { wakeChanged } from './wake-changed.ts'

type Polling = PollingTools & {
  readonly sources: readonly ConfiguredSource[]
  readonly onPolled?: (report: PollReport) => void
  /** The first round asks every source, due or not. */
  readonly allAtFirst?: boolean
  /** How often it is asked which sources are due; default five seconds. */
  readonly checkEveryMs?: number
}

const defaultCheckEveryMs = 5_000

/** Polls that run at the same time. */
const sideBySide = 16

/** While the state or the log is away one source is tried, ever more rarely, up to this. */
const longestWaitMs = 60_000

export type RunningPolling = {
  /** Settles when every source that was due or new at the start has been asked once, by whichever replica. */
  readonly firstRound: Promise<void>
  readonly lastBeatAt: () => number
  readonly stop: () => Promise<void>
}

/** Polls every source when it is due, each by one replica at a time, until stopped. Due times survive a restart. */
export function startPolling(polling: Polling): RunningPolling {
  const { sources, state, clock, logger } = polling
  const checkEveryMs = polling.checkEveryMs ?? defaultCheckEveryMs
  const abort = new AbortController()
  const startedAt = clock()
  const firsts = sources.map((source) => ({
    sourceId: source.id,
    firstAt: startedAt + firstDelay(source, sources.length),
  }))
  const forced = new Set(polling.allAtFirst === true ? sources.map(({ id }) => id) : [])
  const firstRound = Promise.withResolvers<void>()
  let awaited: Set<string> | null = null
  let beat = startedAt
  let waitMs = 0
  let fault: { readonly error: unknown } | null = null

  const queue = pollQueue({ limit: sideBySide, laneOf, poll })

  async function poll(source: ConfiguredSource): Promise<void> {
    try {
      if (abort.signal.aborted) return
      const report = await pollSource(polling, source, {
        force: forced.has(source.id),
        signal: abort.signal,
      })
      if (waitMs > 0) logger.info('polling goes on')
      waitMs = 0
      if (report !== null) {
        forced.delete(source.id)
        asked(source.id)
        logPoll(logger, report)
        polling.onPolled?.(report)
      }
    } catch (error) {
      if (isAway(error)) waitFor(error)
      else end(error)
    }
  }

  function asked(sourceId: string): void {
    awaited?.delete(sourceId)
    if (awaited?.size === 0) firstRound.resolve()
  }

  function waitFor(error: Error): void {
    if (waitMs === 0) logger.warn(`polling waits: ${error.message}`)
    waitMs = Math.min(Math.max(checkEveryMs, waitMs * 2), longestWaitMs)
    queue.clear()
  }

  function end(error: unknown): void {
    fault ??= { error }
    abort.abort()
  }

  async function check(): Promise<number> {
    const polls = await state.nextPolls(firsts)
    const now = clock()
    const due: { readonly source: ConfiguredSource; readonly at: number }[] = []
    let soonest = now + checkEveryMs
    const later: string[] = []
    for (const [index, source] of sources.entries()) {
      const at = forced.has(source.id) ? startedAt : (polls[index] ?? null)
      if (at !== null && at <= now) due.push({ source, at })
      else if (at !== null && at < soonest) soonest = at
      if (at === null || at > (firsts[index]?.firstAt ?? 0)) later.push(source.id)
    }
    awaited ??= new Set(sources.map(({ id }) => id))
    for (const id of later) asked(id)
    if (awaited.size === 0) firstRound.resolve()
    const byAge = due.toSorted((a, b) => a.at - b.at).map(({ source }) => source)
    queue.offer(waitMs > 0 ? byAge.slice(0, 1) : byAge)
    return Math.max(waitMs, soonest - now)
  }

  async function loop(): Promise<void> {
    let woken = false
    while (!abort.signal.aborted) {
      let pause = checkEveryMs
      try {
        if (!woken) await wakeChanged(polling)
        woken = true
        pause = await check()
      } catch (error) {
        if (!isAway(error)) throw error
        waitFor(error)
        pause = waitMs
      }
      beat = clock()
      await sleep(Math.max(pause, shortestPauseMs), abort.signal)
    }
  }

  const running = loop()
    .catch(end)
    .then(() => queue.clear())
    .then(() => queue.idle())
    .then(() => {
      if (fault === null) return
      logger.fatal({ error: String(fault.error) }, 'polling ended')
      firstRound.reject(fault.error)
    })
  return {
    firstRound: firstRound.promise,
    lastBeatAt: () => beat,
    stop: async () => {
      abort.abort()
      await running
    },
  }
}

/** What lies on this machine is read one after the other, so that a run over files is the same each time. */
function laneOf(source: ConfiguredSource): string | null {
  return isElsewhere(source) ? null : 'here'
}

const shortestPauseMs = 20

function isAway(error: unknown): error is StateUnavailable | DependencyUnavailable {
  return error instanceof StateUnavailable || error instanceof DependencyUnavailable
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
