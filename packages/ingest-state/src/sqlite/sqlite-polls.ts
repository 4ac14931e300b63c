import type { DatabaseSync } from 'node:sqlite'
import { requireDuration } from '../duration.ts'
import type { PollIndex } from '../polls.ts'
import { nextPollOf, nextPollValueOf, recordOf, recordValueOf } from '../stored-form.ts'
import { textOf } from './row-values.ts'

/** Leases, due times and records of sources in a SQLite file. `inTransaction` runs work in one transaction of it. */
export function sqlitePolls(options: {
  readonly file: DatabaseSync
  readonly inTransaction: <Result>(work: () => Result) => Promise<Result>
  readonly now: () => number
}): PollIndex {
  const { file, inTransaction, now } = options
  const leased = file.prepare('SELECT holder FROM lease WHERE source = ? AND expires > ?')
  const lease = file.prepare('INSERT OR REPLACE INTO lease (source, holder, expires) VALUES (?, ?, ?)')
  const unlease = file.prepare('DELETE FROM lease WHERE source = ? AND holder = ?')
  const fact = file.prepare('SELECT value FROM fact WHERE kind = ? AND source = ?')
  const remember = file.prepare('INSERT OR REPLACE INTO fact (kind, source, value) VALUES (?, ?, ?)')
  const holderOf = (sourceId: string) => textOf(leased.get(JSON.stringify(sourceId), now()), 'holder')
  const factOf = (kind: 'next-poll' | 'record', sourceId: string) =>
    textOf(fact.get(kind, JSON.stringify(sourceId)), 'value')
  const keep = (kind: 'next-poll' | 'record', sourceId: string, value: string) =>
    remember.run(kind, JSON.stringify(sourceId), value)

  return {
    lease: (sourceId, holder, ttlMs) =>
      inTransaction(() => {
        const until = now() + requireDuration('the ttl of a lease', ttlMs)
        const held = holderOf(sourceId)
        if (held !== null && held !== JSON.stringify(holder)) return false
        lease.run(JSON.stringify(sourceId), JSON.stringify(holder), until)
        return true
      }),
    releaseLease: (sourceId, holder) =>
      inTransaction(() => {
        unlease.run(JSON.stringify(sourceId), JSON.stringify(holder))
      }),
    nextPolls: (sources) =>
      inTransaction(() =>
        sources.map(({ sourceId, firstAt }) => {
          const stored = factOf('next-poll', sourceId)
          if (stored !== null) return nextPollOf(stored)
          keep('next-poll', sourceId, nextPollValueOf(firstAt))
          return firstAt
        }),
      ),
    scheduleNextPoll: (sourceId, at) =>
      inTransaction(() => {
        keep('next-poll', sourceId, nextPollValueOf(at))
      }),
    sourceRecords: (sourceIds) =>
      inTransaction(() =>
        sourceIds.map((sourceId) => {
          const stored = factOf('record', sourceId)
          return stored === null ? null : recordOf(stored)
        }),
      ),
    settlePoll: ({ sourceId, holder, record, nextPoll }) =>
      inTransaction(() => {
        if (holderOf(sourceId) !== JSON.stringify(holder)) return false
        keep('record', sourceId, recordValueOf(record))
        keep('next-poll', sourceId, nextPollValueOf(nextPoll))
        unlease.run(JSON.stringify(sourceId), JSON.stringify(holder))
        return true
      }),
  }
}
