import type { DatabaseSync } from 'node:sqlite'

/** Looks up the sequence a brief was published, or withdrawn, under; null when it was never seen. */
export function sequenceLookup(database: DatabaseSync): (id: string) => string | null {
  const statement = database.prepare(
    'SELECT sequence FROM briefs WHERE id = ?1 UNION ALL SELECT sequence FROM withdrawn WHERE id = ?1',
  )
  return (id) => {
    const stored = statement.get(id)?.['sequence']
    return typeof stored === 'string' ? stored : null
  }
}
