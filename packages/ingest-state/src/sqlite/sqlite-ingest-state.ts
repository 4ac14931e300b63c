import type { DatabaseSync } from 'node:sqlite'
import { requireDuration } from '../duration.ts'
import { type Claim, type ClaimOutcome, type IngestState, StateUnavailable } from '../ingest-state.ts'
import { claimKeyOf, claimOutcomeOf, claimValueOf, ownerPrefixOf } from '../stored-form.ts'
import { defaultStoryTtlMs } from '../stories.ts'
import { textOf } from './row-values.ts'
import { sqlitePolls } from './sqlite-polls.ts'
import { sqliteStories, trimStories } from './sqlite-stories.ts'
import { openStateFile } from './state-file.ts'

export type SqliteIngestStateOptions = {
  /** The file, made when it is missing (its folder is not), or `:memory:`. */
  readonly path: string
  /** How long a claim lasts: longer than the log's retention and an outage together. */
  readonly claimTtlMs: number
  /** How long an article's story is remembered after it was last told; default 30 days. */
  readonly storyTtlMs?: number
  /** ms since 1970. */
  readonly now: () => number
}

/** How often expired claims are deleted; until then they count as free. */
const trimEveryMs = 60_000

/**
 * Ingest state in one SQLite file, for the embedded run. Throws StateUnavailable when the file cannot be opened and a
 * RangeError for settings that cannot be right.
 */
export async function openSqliteIngestState(options: SqliteIngestStateOptions): Promise<IngestState> {
  const claimTtlMs = requireDuration('claimTtlMs', options.claimTtlMs)
  const storyTtlMs = requireDuration('storyTtlMs', options.storyTtlMs ?? defaultStoryTtlMs)
  const { path, now } = options
  const file = asUnavailable(path, () => openStateFile(path))
  const statements = asUnavailable(path, () => prepare(file))
  const stories = asUnavailable(path, () => sqliteStories({ file, inTransaction, now, ttlMs: storyTtlMs }))
  const polls = asUnavailable(path, () => sqlitePolls({ file, inTransaction, now }))
  let trimAt = Number.NEGATIVE_INFINITY

  async function run<Result>(work: () => Result): Promise<Result> {
    return asUnavailable(path, work)
  }

  function inTransaction<Result>(work: () => Result): Promise<Result> {
    return run(() => {
      file.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        file.exec('COMMIT')
        return result
      } finally {
        if (file.isTransaction) file.exec('ROLLBACK')
      }
    })
  }

  function claimOne(claim: Claim, at: number): ClaimOutcome {
    const key = claimKeyOf(claim)
    const found = textOf(statements.claimed.get(key, at), 'value')
    if (found === null) statements.claim.run(key, claimValueOf(claim), at + claimTtlMs)
    return claimOutcomeOf(claim, found)
  }

  function trim(at: number): void {
    if (at < trimAt) return
    statements.trim.run(at)
    trimStories(file, at)
    trimAt = at + trimEveryMs
  }

  return {
    claim: (claims) =>
      claims.length === 0
        ? Promise.resolve([])
        : inTransaction(() => {
            const at = now()
            trim(at)
            return claims.map((claim) => claimOne(claim, at))
          }),
    release: (claims) =>
      inTransaction(() => {
        const at = now()
        return claims.filter((claim) => {
          const key = claimKeyOf(claim)
          const found = textOf(statements.claimed.get(key, at), 'value')
          if (found === null || !found.startsWith(ownerPrefixOf(claim.owner))) return false
          statements.unclaim.run(key)
          return true
        }).length
      }),
    ...polls,
    ...stories,
    healthy: async () => {
      try {
        await inTransaction(() => statements.trim.run(now()))
        return true
      } catch (error) {
        if (error instanceof StateUnavailable) return false
        throw error
      }
    },
    close: async () => {
      if (file.isOpen) file.close()
    },
  }
}

function prepare(file: DatabaseSync) {
  return {
    claimed: file.prepare('SELECT value FROM claim WHERE key = ? AND expires > ?'),
    claim: file.prepare('INSERT OR REPLACE INTO claim (key, value, expires) VALUES (?, ?, ?)'),
    unclaim: file.prepare('DELETE FROM claim WHERE key = ?'),
    trim: file.prepare('DELETE FROM claim WHERE expires <= ?'),
  }
}

/** Whatever SQLite refuses (locked, full, read-only, closed) is a failure of the store, not of one record. */
function asUnavailable<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error) || !isOfSqlite(error)) throw error
    throw new StateUnavailable(`ingest state in ${path}: ${error.message}`, { cause: error })
  }
}

function isOfSqlite(error: Error): boolean {
  return 'code' in error && (error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE')
}
