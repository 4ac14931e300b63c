import { DependencyUnavailable } from '../outcome.ts'
import type { OutgoingRecord } from '../record.ts'
import type { AppendSignal } from './append-signal.ts'
import type { Chaos } from './chaos.ts'
import { type GroupCommit, unavailable } from './group-commit.ts'
import type { LogStore, PartitionAt } from './log-store.ts'
import { isSqliteError } from './sqlite-error.ts'
import type { StoredTopic, TopicStore } from './topic-store.ts'

/** The open log: what its parts share. */
export type SqliteLog = {
  readonly topics: TopicStore
  readonly store: LogStore
  readonly commits: GroupCommit
  readonly signal: AppendSignal
  readonly chaos: Chaos | null
  readonly now: () => number
}

export type NewPosition = { readonly group: string; readonly at: PartitionAt; readonly nextOffset: number }

/** Appends records and moves a position in one transaction, then wakes the readers. `still` is asked inside of it. */
export async function write(
  log: SqliteLog,
  records: readonly OutgoingRecord[],
  options: { readonly position?: NewPosition; readonly still?: () => boolean } = {},
): Promise<void> {
  const appended = await log.commits.run(() => {
    if (options.still?.() === false) throw new DependencyUnavailable('event-log', 'the partition was lost')
    const { position } = options
    if (position !== undefined) log.store.setPosition(position.group, position.at, position.nextOffset)
    return appendAll(log, records)
  })
  for (const { topic, partition } of appended) log.signal.appended(topic, partition)
}

function appendAll(log: SqliteLog, records: readonly OutgoingRecord[]) {
  const topics = new Map<string, StoredTopic>()
  return records.map((record) => {
    const topic = topics.get(record.topic) ?? log.topics.get(record.topic)
    topics.set(record.topic, topic)
    return { topic: record.topic, partition: log.store.append(topic, record, log.now()) }
  })
}

/** Runs a read; what the database throws becomes DependencyUnavailable. */
export function reading<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw isSqliteError(error) ? unavailable(error) : error
  }
}
