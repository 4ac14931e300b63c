import type { DatabaseSync } from 'node:sqlite'
import type { Brief, SeverityLevel, Verdict } from '@huntwire/intel-model'
import { type Cursor, formatCursor, parseCursor } from './cursor.ts'
import { searchQuery } from './search-query.ts'

export type ListQuery = {
  /** From an earlier answer's `next` or `prev`. */
  readonly cursor?: string | undefined
  readonly limit: number
  /** `threats` leaves out guidance, marketing and off-topic; asking for such a verdict shows it all the same. */
  readonly show: 'threats' | 'all'
  readonly severity?: SeverityLevel | undefined
  readonly verdict?: Verdict | undefined
  /** Only the briefs of this story. */
  readonly story?: string | undefined
  /** Words of which all must occur; any text is allowed. */
  readonly q?: string | undefined
  /** One row a story: of the briefs found the one that comes first. */
  readonly fold?: boolean | undefined
}

export type BriefList = {
  readonly items: readonly Brief[]
  /** Cursors of the pages after (older) and before (newer); null where there is none. */
  readonly next: string | null
  readonly prev: string | null
  /** How many briefs (folded: stories) this query finds, on all pages. */
  readonly total: number
  /** How many more briefs it finds that are folded away. */
  readonly folded: number
  /** How many more it would find with `show: 'all'`. */
  readonly hidden: number
}

/** Briefs, latest first, then by id; those without a date last. Throws `InvalidCursor`. */
export function listBriefs(database: DatabaseSync, query: ListQuery): BriefList {
  const cursor = query.cursor === undefined ? null : parseCursor(query.cursor)
  const fold = query.fold ?? false
  const wanted = filterOf(query)
  const shown = threatsOnly(query) ? [...wanted, isThreat] : wanted
  const rows = (filter: Filter) => count(database, filter, fold ? 'DISTINCT row.story' : '*')
  const total = rows(shown)
  const { items, more } = pageOf(database, { filter: shown, fold, cursor, limit: query.limit })
  const first = items[0]
  const last = items.at(-1)
  return {
    items,
    next: last !== undefined && more.after ? cursorAt('after', last) : null,
    prev: first !== undefined && more.before ? cursorAt('before', first) : null,
    total,
    folded: fold ? count(database, shown, '*') - total : 0,
    hidden: threatsOnly(query) ? rows(wanted) - total : 0,
  }
}

/** What a row must be, said of the row that the term is given the name of. */
type Term = { readonly of: (row: string) => string; readonly values: readonly string[] }
type Filter = readonly Term[]

const isThreat: Term = { of: (row) => `${row}.is_threat = 1`, values: [] }

function threatsOnly({ show, verdict }: ListQuery): boolean {
  return show === 'threats' && verdict === undefined
}

function filterOf({ severity, verdict, story, q }: ListQuery): Filter {
  const match = q === undefined || q.trim() === '' ? undefined : searchQuery(q)
  return [
    ...equals('severity', severity),
    ...equals('verdict', verdict),
    ...equals('story', story),
    ...(match === null ? [{ of: () => '0', values: [] }] : []),
    ...(typeof match === 'string' ? [matches(match)] : []),
  ]
}

function equals(column: 'severity' | 'verdict' | 'story', value: string | undefined): Filter {
  return value === undefined ? [] : [{ of: (row) => `${row}.${column} = ?`, values: [value] }]
}

function matches(match: string): Term {
  return {
    of: (row) => `${row}.number IN (SELECT rowid FROM brief_text WHERE brief_text MATCH ?)`,
    values: [match],
  }
}

function all(filter: Filter, row: string): string {
  return filter.length === 0 ? '1' : filter.map(({ of }) => of(row)).join(' AND ')
}

function valuesOf(filter: Filter): readonly string[] {
  return filter.flatMap(({ values }) => values)
}

function count(database: DatabaseSync, filter: Filter, what: '*' | 'DISTINCT row.story'): number {
  const row = database
    .prepare(`SELECT count(${what}) AS n FROM briefs row WHERE ${all(filter, 'row')}`)
    .get(...valuesOf(filter))
  return Number(row?.['n'])
}

type PageQuery = {
  readonly filter: Filter
  readonly fold: boolean
  readonly cursor: Cursor | null
  readonly limit: number
}
type Page = {
  readonly items: readonly Brief[]
  readonly more: { readonly before: boolean; readonly after: boolean }
}

/** One row more than asked tells whether there is a further page in the direction of reading. */
function pageOf(database: DatabaseSync, { filter, fold, cursor, limit }: PageQuery): Page {
  const backwards = cursor?.direction === 'before'
  const wanted = [
    ...filter,
    ...(fold ? [firstOfStory(filter)] : []),
    ...(cursor === null ? [] : [placed(cursor)]),
  ]
  const order = backwards ? 'row.published ASC, row.id DESC' : 'row.published DESC, row.id ASC'
  const rows = database
    .prepare(`SELECT row.brief FROM briefs row WHERE ${all(wanted, 'row')} ORDER BY ${order} LIMIT ?`)
    .all(...valuesOf(wanted), limit + 1)
  const items = rows.slice(0, limit).map((row) => storedBrief(row['brief']))
  const further = rows.length > limit
  return backwards
    ? { items: items.reverse(), more: { before: further, after: true } }
    : { items, more: { before: cursor !== null, after: further } }
}

/** That no other brief of the same story, of those the filter finds, comes before. */
function firstOfStory(filter: Filter): Term {
  return {
    of: (
      row,
    ) => `NOT EXISTS (SELECT 1 FROM briefs other INDEXED BY briefs_by_story WHERE other.story = ${row}.story
      AND (other.published > ${row}.published OR (other.published = ${row}.published AND other.id < ${row}.id))
      AND ${all(filter, 'other')})`,
    values: valuesOf(filter),
  }
}

function placed({ direction, published, id }: Cursor): Term {
  const [date, name] = direction === 'after' ? ['<', '>'] : ['>', '<']
  return {
    of: (row) => `(${row}.published ${date} ? OR (${row}.published = ? AND ${row}.id ${name} ?))`,
    values: [published, published, id],
  }
}

function cursorAt(direction: Cursor['direction'], brief: Brief): string {
  return formatCursor({ direction, published: brief.published ?? '', id: brief.id })
}

/** The brief of a row; it was checked against its schema before it was stored. */
export function storedBrief(json: unknown): Brief {
  return JSON.parse(String(json))
}
