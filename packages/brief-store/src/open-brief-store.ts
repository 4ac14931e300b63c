import type { DatabaseSync } from 'node:sqlite'
import type { View, ViewPosition } from '@huntwire/event-log'
import { type Brief, type SeverityLevel, severityLevels, type Verdict, verdicts } from '@huntwire/intel-model'
import { recordsApplier } from './apply-records.ts'
import { type BriefList, type ListQuery, listBriefs, storedBrief } from './list-briefs.ts'
import { openDatabase } from './schema.ts'
import { sequenceLookup } from './stored-sequence.ts'
import { type Telling, tellingsLookup } from './tellings.ts'

export type BriefCounts = {
  readonly total: number
  readonly threats: number
  readonly severities: Readonly<Record<SeverityLevel, number>>
  readonly verdicts: Readonly<Record<Verdict, number>>
}

/** The briefs of `brief-published`, to be read. */
export type BriefStore = {
  /** For `EventLog.materialise`. */
  readonly view: View
  readonly get: (id: string) => Brief | null
  readonly list: (query: ListQuery) => BriefList
  /** The briefs that tell a story, the latest first. */
  readonly tellings: (storyId: string) => readonly Telling[]
  readonly counts: () => BriefCounts
  /** The sequence a brief was published, or withdrawn, under. */
  readonly sequenceOf: (id: string) => string | null
  /** Records that were no brief and changed nothing. */
  readonly undecodable: () => number
  readonly close: () => void
}

/**
 * Opens the read model in `file` (made when it is not there; `:memory:` for none) and, unless `readOnly`, for the one
 * process that writes it. Throws an Error that says what to do when the file cannot be used.
 */
export function openBriefStore(options: { readonly file: string; readonly readOnly?: boolean }): BriefStore {
  const readOnly = options.readOnly ?? false
  const database = openDatabase({ file: options.file, readOnly })
  const brief = database.prepare('SELECT brief FROM briefs WHERE id = ?')
  const state = database.prepare('SELECT epoch, next_offset, undecodable FROM state')
  return {
    view: {
      position: () => positionOf(state.get()),
      apply: recordsApplier(database),
      reset: () => reset(database),
    },
    get(id) {
      const row = brief.get(id)
      return row === undefined ? null : storedBrief(row['brief'])
    },
    list: (query) => listBriefs(database, query),
    tellings: tellingsLookup(database),
    counts: () => countsOf(database),
    sequenceOf: sequenceLookup(database),
    undecodable: () => Number(state.get()?.['undecodable']),
    close: () => database.close(),
  }
}

type Row = Readonly<Record<string, unknown>>

function positionOf(row: Row | undefined): ViewPosition | null {
  const epoch = row?.['epoch']
  const nextOffset = row?.['next_offset']
  return typeof epoch === 'string' && typeof nextOffset === 'string' ? { epoch, nextOffset } : null
}

function reset(database: DatabaseSync): void {
  database.exec(`
    BEGIN IMMEDIATE;
    DELETE FROM brief_text;
    DELETE FROM briefs;
    DELETE FROM withdrawn;
    UPDATE state SET epoch = NULL, next_offset = NULL, undecodable = 0;
    COMMIT;
  `)
}

function countsOf(database: DatabaseSync): BriefCounts {
  const rows = database
    .prepare('SELECT severity, verdict, is_threat, count(*) AS n FROM briefs GROUP BY 1, 2, 3')
    .all()
  const sum = (keep: (row: Row) => boolean) =>
    rows.filter(keep).reduce((total, row) => total + Number(row['n']), 0)
  return {
    total: sum(() => true),
    threats: sum((row) => row['is_threat'] === 1),
    severities: tally(severityLevels, (level) => sum((row) => row['severity'] === level)),
    verdicts: tally(verdicts, (verdict) => sum((row) => row['verdict'] === verdict)),
  }
}

function tally<Key extends string>(
  keys: readonly Key[],
  countOf: (key: Key) => number,
): Readonly<Record<Key, number>> {
  // Object.fromEntries forgets the keys' type; every key of the list is there.
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<Key, number>
}
