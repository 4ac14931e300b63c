import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers'
import { DependencyUnavailable } from '../outcome.ts'
import { isSqliteError } from './sqlite-error.ts'

/** Runs all writes of one turn of the event loop in one transaction: one flush to disk serves them all. */
export type GroupCommit = {
  /**
   * Settles when the write is durable. A write that throws is undone alone and rejects with what it threw; when the
   * database refuses, DependencyUnavailable.
   */
  readonly run: <Result>(write: () => Result) => Promise<Result>
  /** Commits what waits. */
  readonly flush: () => void
}

type Pending = {
  /** Gives the callback to call once committed. */
  readonly attempt: () => () => void
  readonly reject: (error: unknown) => void
}

export function createGroupCommit(db: DatabaseSync): GroupCommit {
  let waiting: Pending[] = []

  function flush(): void {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      db.exec('BEGIN IMMEDIATE')
      const answers = batch.map((pending) => pending.attempt())
      db.exec('COMMIT')
      for (const answer of answers) answer()
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
      for (const pending of batch) pending.reject(unavailable(error))
    }
  }

  function attempt<Result>(
    write: () => Result,
    resolve: (result: Result) => void,
    reject: (error: unknown) => void,
  ): () => void {
    db.exec('SAVEPOINT write')
    try {
      const result = write()
      db.exec('RELEASE write')
      return () => resolve(result)
    } catch (error) {
      if (isSqliteError(error)) throw error
      db.exec('ROLLBACK TO write; RELEASE write')
      return () => reject(error)
    }
  }

  return {
    run: (write) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ attempt: () => attempt(write, resolve, reject), reject })
      }),
    flush,
  }
}

/** What the database throws, as the stage understands it. */
export function unavailable(error: unknown): DependencyUnavailable {
  const message = error instanceof Error ? error.message : String(error)
  return new DependencyUnavailable('event-log', message, { cause: error })
}
