import { DependencyUnavailable, type EventLog } from '@huntwire/event-log'
import { encodeSubmission, maxSubmissionBytes } from '@huntwire/events'
import { type IngestState, StateUnavailable, type Validators } from '@huntwire/ingest-state'
import { articleIdOf, type SubmittedArticle } from '@huntwire/intel-model'
import { type ConfiguredSource, canonicalUrl } from '@huntwire/reading'
import type { Logger } from '@huntwire/service-runtime'

/** What a poll of one source found. */
export type PolledSource =
  | {
      readonly kind: 'items'
      readonly items: readonly SubmittedArticle[]
      readonly problems: readonly string[]
      /** To be remembered once the items are in the log: before, a failure in between would lose them to a 304. */
      readonly validators: Validators | null
    }
  | { readonly kind: 'not-modified' }
  /** `afterMs` where the server asked for patience. */
  | { readonly kind: 'failed'; readonly reason: string; readonly afterMs?: number }

export type ReadSource = (source: ConfiguredSource, signal: AbortSignal) => Promise<PolledSource>

/** What became of one poll; said to whoever shows progress. */
export type PollReport = {
  readonly source: ConfiguredSource
  readonly polled: PolledSource
  readonly submitted: number
}

type Polling = {
  readonly sources: readonly ConfiguredSource[]
  readonly state: IngestState
  readonly log: Pick<EventLog, 'publish'>
  readonly readSource: ReadSource
  readonly prefix: string
  /** Names this process among the replicas that share the polling. */
  readonly holder: string
  readonly logger: Logger
  /** ms since 1970 */
  readonly clock: () => number
  readonly onPolled?: (report: PollReport) => void
  /** The first round asks every source, due or not. */
  readonly allAtFirst?: boolean
}

/** A poll may take so long before another replica takes the source over. */
const leaseMs = 120_000

/** How soon a source is asked again whether it is due. */
const checkEveryMs = 5_000

/** After a failure the source rests for this long at least, whatever its interval. */
const restAfterFailureMs = 60_000

export type RunningPolling = {
  /** Settles when every source has been asked once. */
  readonly firstRound: Promise<void>
  readonly lastBeatAt: () => number
  readonly stop: () => Promise<void>
}

/** Polls every source when it is due, one replica at a time, until stopped. Due times survive a restart. */
export function startPolling(polling: Polling): RunningPolling {
  const abort = new AbortController()
  let beat = polling.clock()

  async function loop(firstDone: () => void): Promise<void> {
    let first = true
    let waiting = false
    while (!abort.signal.aborted) {
      try {
        await pollSources(polling, { dueOnly: !(first && polling.allAtFirst === true) }, abort.signal)
        if (first) firstDone()
        first = false
        waiting = false
      } catch (error) {
        if (!isAway(error)) throw error
        if (!waiting) polling.logger.warn(`polling waits: ${error instanceof Error ? error.message : error}`)
        waiting = true
      }
      beat = polling.clock()
      await sleep(checkEveryMs, abort.signal)
    }
  }

  let running: Promise<void> = Promise.resolve()
  const firstRound = new Promise<void>((resolve, reject) => {
    running = loop(resolve).catch((error: unknown) => {
      polling.logger.fatal({ error: String(error) }, 'polling ended')
      reject(error)
    })
  })
  return {
    firstRound,
    lastBeatAt: () => beat,
    stop: async () => {
      abort.abort()
      await running
    },
  }
}

async function pollSources(
  polling: Polling,
  which: { readonly dueOnly: boolean },
  signal: AbortSignal,
): Promise<void> {
  for (const source of polling.sources) {
    if (signal.aborted) return
    const due = await polling.state.nextPoll(source.id)
    if (which.dueOnly && due !== null && due > polling.clock()) continue
    if (await polling.state.lease(source.id, polling.holder, leaseMs))
      await pollSource(polling, source, signal)
  }
}

/** Polls one source now, whether it is due or not, and submits what it has. */
export async function pollSource(
  polling: Polling,
  source: ConfiguredSource,
  signal: AbortSignal,
): Promise<PollReport> {
  const polled = await polling.readSource(source, signal)
  const submitted = polled.kind === 'items' ? await submit(polling, polled.items) : 0
  if (polled.kind === 'items' && polled.validators !== null) {
    await polling.state.rememberValidators(source.id, polled.validators)
  }
  await polling.state.scheduleNextPoll(source.id, polling.clock() + pauseAfter(source, polled))
  await polling.state.releaseLease(source.id, polling.holder)
  const report = { source, polled, submitted }
  logReport(polling.logger, report)
  polling.onPolled?.(report)
  return report
}

async function submit(polling: Polling, items: readonly SubmittedArticle[]): Promise<number> {
  const records = items.flatMap((submission) => {
    const encoded = encodeItem(submission, polling.prefix)
    if (encoded.ok) return [encoded.record]
    const url = submission.url.slice(0, 200)
    polling.logger.warn({ source: submission.source, url }, `left out: ${encoded.reason}`)
    return []
  })
  if (records.length > 0) await polling.log.publish(records)
  return records.length
}

/** One item that cannot be submitted must not hold back the others, nor the next poll. */
function encodeItem(submission: SubmittedArticle, prefix: string) {
  const canonical = canonicalUrl(submission.url)
  if (!canonical.ok) return canonical
  const articleId = articleIdOf(canonical.url)
  const record = encodeSubmission({ articleId, submission, source: '/huntwire/sources', prefix })
  const size = record.value.length
  if (size <= maxSubmissionBytes) return { ok: true as const, record }
  return { ok: false as const, reason: `it has ${size} bytes; at most ${maxSubmissionBytes} are read` }
}

function pauseAfter(source: ConfiguredSource, polled: PolledSource): number {
  if (polled.kind !== 'failed') return source.intervalMs
  return Math.max(source.intervalMs, polled.afterMs ?? 0, restAfterFailureMs)
}

function logReport(logger: Logger, { source, polled, submitted }: PollReport): void {
  switch (polled.kind) {
    case 'items':
      logger.info({ source: source.name, items: polled.items.length, submitted }, 'polled')
      for (const problem of polled.problems) logger.warn({ source: source.name }, problem)
      return
    case 'not-modified':
      logger.debug({ source: source.name }, 'not modified')
      return
    case 'failed':
      logger.warn({ source: source.name }, `cannot be read: ${polled.reason}`)
  }
}

function isAway(error: unknown): boolean {
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
