import { DatabaseSync } from 'node:sqlite'
import { storyTables } from './sqlite-stories.ts'

/** How long a statement waits, blocking, for another connection's write. */
const busyTimeoutMs = 500

/** Opens the file and makes its tables. Throws what `node:sqlite` throws. */
export function openStateFile(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: busyTimeoutMs })
  try {
    file.exec(schema)
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

// NORMAL: a power cut may forget the last claims, never half of one; articles then go through again.
const schema = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS claim (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_by_expiry ON claim (expires);
CREATE TABLE IF NOT EXISTS lease (source TEXT PRIMARY KEY, holder TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (
  kind TEXT NOT NULL, source TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, source)
) WITHOUT ROWID;
${storyTables}`
