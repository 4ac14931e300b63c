import type { PollIndex } from '@huntwire/ingest-state'
import type { DeepReadonly } from '@huntwire/intel-model'
import type { ConfiguredSource } from '@huntwire/reading'
import { z } from 'zod'
import { decodeRecord, type SourceRecord } from './source-record.ts'
import { messageWithoutSecrets, withoutSecrets } from './without-secrets.ts'

const instant = z.string().nullable()
const count = z.number().int()

/** How a source does, for a person or a program; instants are ISO 8601 in UTC. */
export const sourceHealthSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  /** The URL or path that is configured. */
  place: z.string(),
  state: z.enum(['waiting', 'ok', 'moved', 'unchanged', 'empty', 'failing', 'stopped']),
  /** What that means and what to do. */
  words: z.string(),
  lastAttempt: instant,
  lastSuccess: instant,
  /** When it last had something new. */
  lastChange: instant,
  lastError: z.object({ at: z.string(), message: z.string() }).nullable(),
  /** Failed polls since the last good one, and in all. */
  failures: count,
  failuresInAll: count,
  /** Items at the last reading, the new ones among them, and all so far. */
  items: count,
  newItems: count,
  itemsInAll: count,
  /** Items that the source's rules left out at the last reading. */
  leftOut: count,
  /** What was wrong with the last reading, though it could be read. */
  problems: z.array(z.string()),
  movedTo: z.string().nullable(),
  /** Null when it is not polled any more. */
  nextPoll: instant,
})
export type SourceHealth = DeepReadonly<z.infer<typeof sourceHealthSchema>>

/** Nothing new for so long is worth a look. */
const longUnchangedMs = 60 * 86_400_000

/** The health of all sources, in two round trips. Throws StateUnavailable. */
export async function healthOfSources(
  sources: readonly ConfiguredSource[],
  state: Pick<PollIndex, 'sourceRecords' | 'nextPolls'>,
  now: number,
): Promise<readonly SourceHealth[]> {
  const ids = sources.map(({ id }) => id)
  const records = await state.sourceRecords(ids)
  const known = sources.flatMap((source, index) => {
    const record = decodeRecord(records[index] ?? null)
    return record === null ? [] : [{ source, record }]
  })
  const polls = await state.nextPolls(known.map(({ source }) => ({ sourceId: source.id, firstAt: now })))
  const byId = new Map(
    known.map(({ source, record }, at) => [source.id, { record, next: polls[at] ?? null }]),
  )
  return sources.map((source) => {
    const found = byId.get(source.id)
    return healthOf(source, found?.record ?? null, found?.next ?? null, now)
  })
}

/** The health of one source; `nextPoll` in ms since 1970. Keys and tokens in URLs are not shown. */
export function healthOf(
  source: ConfiguredSource,
  found: SourceRecord | null,
  nextPoll: number | null,
  now: number,
): SourceHealth {
  const place = placeOf(source)
  const record = found === null ? null : shownRecord(found, place)
  return {
    id: source.id,
    name: source.name,
    kind: source.kind,
    place: withoutSecrets(place),
    ...stateOf(record, now),
    lastAttempt: isoOf(record?.lastAttempt),
    lastSuccess: isoOf(record?.lastSuccess),
    lastChange: isoOf(record?.lastChange),
    lastError: record?.lastError
      ? { at: new Date(record.lastError.at).toISOString(), message: record.lastError.message }
      : null,
    failures: record?.failures ?? 0,
    failuresInAll: record?.failuresInAll ?? 0,
    items: record?.items ?? 0,
    newItems: record?.newItems ?? 0,
    itemsInAll: record?.itemsInAll ?? 0,
    leftOut: record?.leftOut ?? 0,
    problems: record?.problems ?? [],
    movedTo: record?.movedTo ?? null,
    nextPoll: isoOf(nextPoll),
  }
}

function shownRecord(record: SourceRecord, place: string): SourceRecord {
  const shown = (message: string) => messageWithoutSecrets(message, [place, record.movedTo ?? ''])
  return {
    ...record,
    movedTo: record.movedTo === null ? null : withoutSecrets(record.movedTo),
    stopped: record.stopped === null ? null : shown(record.stopped),
    lastError:
      record.lastError === null ? null : { ...record.lastError, message: shown(record.lastError.message) },
    problems: record.problems.map(shown),
  }
}

function stateOf(record: SourceRecord | null, now: number): Pick<SourceHealth, 'state' | 'words'> {
  if (record === null) return { state: 'waiting', words: 'not polled yet' }
  if (record.stopped !== null)
    return { state: 'stopped', words: `not asked any more until its settings change: ${record.stopped}` }
  if (record.failures > 0) {
    const times = record.failures === 1 ? 'the last poll' : `the last ${record.failures} polls`
    return {
      state: 'failing',
      words: `${times} failed: ${record.lastError?.message ?? 'no reason is known'}`,
    }
  }
  if (record.items === 0 && record.leftOut > 0)
    return { state: 'empty', words: 'its rules leave out every item: look at `include` and `exclude`' }
  if (record.items === 0 && record.problems.length > 0)
    return { state: 'empty', words: `no item of it can be read: ${record.problems.join('; ')}` }
  if (record.items === 0)
    return { state: 'empty', words: 'it can be read but has no items: is this the right address?' }
  if (record.lastChange !== null && now - record.lastChange > longUnchangedMs) {
    const days = Math.floor((now - record.lastChange) / 86_400_000)
    return { state: 'unchanged', words: `nothing new for ${days} days: has the site another feed by now?` }
  }
  if (record.movedTo !== null)
    return {
      state: 'moved',
      words: `it has moved for good and is read at ${record.movedTo}: put that into its entry`,
    }
  if (record.problems.length > 0)
    return { state: 'ok', words: `read, with faults: ${record.problems.join('; ')}` }
  return { state: 'ok', words: 'read without faults' }
}

function placeOf(source: ConfiguredSource): string {
  if (!('location' in source)) return source.path
  return source.location.kind === 'url' ? source.location.url : source.location.path
}

function isoOf(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : new Date(at).toISOString()
}
