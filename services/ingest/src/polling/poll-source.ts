import type { EventLog } from '@huntwire/event-log'
import type { PollIndex } from '@huntwire/ingest-state'
import { type ConfiguredSource, letThrough } from '@huntwire/reading'
import type { Logger } from '@huntwire/service-runtime'
import { chooseItems } from './choose-items.ts'
import { configurationMark } from './configuration-mark.ts'
import { restAfter } from './due-times.ts'
import { keepLease } from './keep-lease.ts'
import type { PolledSource, PollReport, ReadSource } from './polled-source.ts'
import { recordPoll } from './record-poll.ts'
import { decodeRecord, encodeRecord, newRecord, type SourceRecord } from './source-record.ts'
import { submitItems } from './submit-items.ts'

export type PollingTools = {
  readonly state: PollIndex
  readonly log: Pick<EventLog, 'publish'>
  readonly readSource: ReadSource
  readonly prefix: string
  /** Names this process among the replicas that share the polling. */
  readonly holder: string
  readonly logger: Logger
  /** ms since 1970 */
  readonly clock: () => number
  /** How long a replica that died keeps a source from the others; default two minutes. */
  readonly leaseMs?: number
}

const defaultLeaseMs = 120_000

/** A poll that takes longer is given up; what fetches has its own, shorter limits. */
const longestPollMs = 300_000

/**
 * Polls one source, when it is due (`force`: in any case), no other replica does, and submits what it has. Null when there
 * was nothing to do, or when the lease was lost on the way: then nothing is kept of it. Throws StateUnavailable or
 * DependencyUnavailable when the state or the log is away.
 */
export async function pollSource(
  tools: PollingTools,
  source: ConfiguredSource,
  options: { readonly force: boolean; readonly signal: AbortSignal },
): Promise<PollReport | null> {
  const { state, holder } = tools
  const ttlMs = tools.leaseMs ?? defaultLeaseMs
  const askedAt = performance.now()
  if (!(await state.lease(source.id, holder, ttlMs))) return null
  const lease = keepLease(state, { sourceId: source.id, holder, ttlMs, askedAt })
  const deadline = AbortSignal.timeout(longestPollMs)
  let report: PollReport | null = null
  try {
    const signal = AbortSignal.any([options.signal, lease.lost, deadline])
    report = await pollUnderLease(tools, source, { force: options.force, signal })
    return report
  } finally {
    await lease.letGo()
    if (report === null && !lease.lost.aborted) await state.releaseLease(source.id, holder)
  }
}

async function pollUnderLease(
  tools: PollingTools,
  source: ConfiguredSource,
  { force, signal }: { readonly force: boolean; readonly signal: AbortSignal },
): Promise<PollReport | null> {
  const { state, clock, holder } = tools
  const [due = null] = await state.nextPolls([{ sourceId: source.id, firstAt: clock() }])
  if (!force && (due === null || due > clock())) return null
  const before = await recordOf(tools, source)
  const polled = await tools.readSource(source, before, signal)
  if (signal.aborted) return null
  const items = polled.kind === 'items' ? letThrough(polled.items, source) : []
  const chosen = polled.kind === 'items' ? chooseItems(items, before, source.backfill) : null
  const again = chosen !== null && chosen.digest === before.digest && !force
  const submitted = chosen === null || again ? 0 : await submitItems(tools, chosen.submit)
  const record = recordPoll(before, polled, chosen, clock())
  const settled = await state.settlePoll({
    sourceId: source.id,
    holder,
    record: encodeRecord(record),
    nextPoll: record.stopped === null ? clock() + restAfter(source, record, afterMsOf(polled)) : null,
  })
  if (!settled) return null
  return { source, polled: again ? { kind: 'not-modified' } : polled, submitted }
}

/** What is known of the source; with another configuration it is read as if nothing had been read yet. */
async function recordOf(tools: PollingTools, source: ConfiguredSource): Promise<SourceRecord> {
  const [stored = null] = await tools.state.sourceRecords([source.id])
  const mark = configurationMark(source)
  const record = decodeRecord(stored)
  if (record === null) return newRecord(mark)
  return record.configuration === mark
    ? record
    : { ...record, configuration: mark, validators: null, digest: null }
}

function afterMsOf(polled: PolledSource): number {
  return polled.kind === 'failed' ? (polled.afterMs ?? 0) : 0
}
