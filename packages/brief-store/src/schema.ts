import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Raised when tables change: the topic is the database, so an older file is emptied and filled again from it. */
const version = 2

/**
 * Opens the file of a read model and makes its tables; `:memory:` keeps it in memory. Throws an Error that names the
 * file when it is no such database or cannot be written.
 */
export function openDatabase(options: { readonly file: string; readonly readOnly: boolean }): DatabaseSync {
  const { file, readOnly } = options
  try {
    const database = new DatabaseSync(file, { readOnly, timeout: 5_000 })
    if (readOnly) {
      if (versionOf(database) !== version) throw new Error('it is of another release, or was never filled')
      return database
    }
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    if (versionOf(database) !== version) makeTables(database)
    if (file !== ':memory:') chmodSync(file, 0o600)
    return database
  } catch (cause) {
    const advice = 'when it is damaged, delete it: it is made anew from the topic'
    throw new Error(`cannot open the read model ${file}: ${messageOf(cause)} (${advice})`, { cause })
  }
}

function versionOf(database: DatabaseSync): unknown {
  return database.prepare('PRAGMA user_version').get()?.['user_version']
}

function makeTables(database: DatabaseSync): void {
  database.exec(`
    BEGIN IMMEDIATE;
    DROP TABLE IF EXISTS briefs;
    DROP TABLE IF EXISTS brief_text;
    DROP TABLE IF EXISTS withdrawn;
    DROP TABLE IF EXISTS state;
    CREATE TABLE briefs (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      sequence TEXT NOT NULL,
      published TEXT NOT NULL,
      severity TEXT NOT NULL,
      verdict TEXT NOT NULL,
      is_threat INTEGER NOT NULL,
      story TEXT NOT NULL,
      brief TEXT NOT NULL
    ) STRICT;
    CREATE INDEX briefs_by_date ON briefs (published DESC, id);
    CREATE INDEX briefs_by_story ON briefs (story, published DESC, id);
    CREATE TABLE withdrawn (id TEXT PRIMARY KEY, sequence TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE state (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      epoch TEXT,
      next_offset TEXT,
      undecodable INTEGER NOT NULL
    ) STRICT;
    INSERT INTO state VALUES (1, NULL, NULL, 0);
    CREATE VIRTUAL TABLE brief_text USING fts5(
      text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    );
    PRAGMA user_version = ${version};
    COMMIT;
  `)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
