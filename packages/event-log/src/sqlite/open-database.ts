import { DatabaseSync } from 'node:sqlite'
import { integer } from './columns.ts'

const schemaVersion = 1

/*
 * FULL, not NORMAL: a publisher is told "durable" (an HTTP client its 202), and claims kept in another file speak of
 * this log's offsets; a log that forgot its last records after a power cut would hand those offsets out again.
 * Commits are grouped, so one flush serves all that waits. The wait for a foreign lock is short because it stops the
 * whole process; the stages wait longer by themselves.
 */
const settings = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 100;'

const schema = `
  CREATE TABLE topics (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL, cleanup TEXT NOT NULL,
    retention_ms INTEGER NOT NULL, timestamps TEXT NOT NULL, max_message_bytes INTEGER NOT NULL,
    compression TEXT NOT NULL
  ) STRICT;
  CREATE TABLE partitions (
    topic INTEGER NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
    PRIMARY KEY (topic, partition)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE records (
    topic INTEGER NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL, timestamp INTEGER NOT NULL,
    compact INTEGER NOT NULL, key BLOB, value BLOB, headers BLOB
  ) STRICT;
  CREATE UNIQUE INDEX records_by_offset ON records (topic, partition, offset);
  CREATE INDEX records_by_key ON records (topic, partition, key) WHERE compact = 1;
  CREATE TABLE positions (
    consumer TEXT NOT NULL, topic INTEGER NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
    PRIMARY KEY (consumer, topic, partition)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${schemaVersion};
`

/** Opens the log's file for the one writer, making it when it is not there. */
export function openForWriting(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  db.exec(settings)
  if (versionOf(db) === 0) db.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`)
  return checked(db, file)
}

/** Opens the log's file beside a writer. Throws when there is no log yet. */
export function openForReading(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true })
  db.exec('PRAGMA busy_timeout = 5000')
  return checked(db, file)
}

function checked(db: DatabaseSync, file: string): DatabaseSync {
  const version = versionOf(db)
  if (version === schemaVersion) return db
  db.close()
  throw new Error(
    `${file} has log format ${version}, this version reads ${schemaVersion}; use the version that wrote it, or another data directory`,
  )
}

function versionOf(db: DatabaseSync): number {
  return integer(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version')
}
