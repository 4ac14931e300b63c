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
  /** Words of which all must occur; any text is allowed. */
  readonly q?: string | undefined
}

export type BriefList = {
  readonly items: readonly Brief[]
  /** Cursors of the pages after (older) and before (newer); null where there is none. */
  readonly next: string | null
  readonly prev: string | null
  /** How many briefs this query finds, on all pages. */
  readonly total: number
  /** How many more it would find with `show: 'all'`. */
  readonly hidden: number
}

/** Briefs, latest first, then by id; those without a date last. Throws `InvalidCursor`. */
export function listBriefs(database: DatabaseSync, query: ListQuery): BriefList {
  const cursor = query.cursor === undefined ? null : parseCursor(query.cursor)
  const wanted = filterOf(query)
  const shown = threatsOnly(query) ? and(wanted, ['is_threat = 1']) : wanted
  const total = count(database, shown)
  const rows = pageOf(database, shown, cursor, query.limit)
  const first = rows.items[0]
  const last = rows.items.at(-1)
  return {
    items: rows.items,
    next: last !== undefined && rows.more.after ? cursorAt('after', last) : null,
    prev: first !== undefined && rows.more.before ? cursorAt('before', first) : null,
    total,
    hidden: count(database, wanted) - total,
  }
}

type Filter = { readonly terms: readonly string[]; readonly values: readonly string[] }

function threatsOnly({ show, verdict }: ListQuery): boolean {
  return show === 'threats' && verdict === undefined
}

function filterOf({ severity, verdict, q }: ListQuery): Filter {
  const filters: Filter[] = []
  if (severity !== undefined) filters.push({ terms: ['severity = ?'], values: [severity] })
  if (verdict !== undefined) filters.push({ terms: ['verdict = ?'], values: [verdict] })
  const match = q === undefined || q.trim() === '' ? undefined : searchQuery(q)
  if (match === null) filters.push({ terms: ['0'], values: [] })
  if (typeof match === 'string')
    filters.push({
      terms: ['number IN (SELECT rowid FROM brief_text WHERE brief_text MATCH ?)'],
      values: [match],
    })
  return {
    terms: filters.flatMap(({ terms }) => terms),
    values: filters.flatMap(({ values }) => values),
  }
}

function and(filter: Filter, terms: readonly string[], values: readonly string[] = []): Filter {
  return { terms: [...filter.terms, ...terms], values: [...filter.values, ...values] }
}

function where({ terms }: Filter): string {
  return terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`
}

function count(database: DatabaseSync, filter: Filter): number {
  const row = database.prepare(`SELECT count(*) AS n FROM briefs ${where(filter)}`).get(...filter.values)
  return Number(row?.['n'])
}

type Page = {
  readonly items: readonly Brief[]
  readonly more: { readonly before: boolean; readonly after: boolean }
}

/** One row more than asked tells whether there is a further page in the direction of reading. */
function pageOf(database: DatabaseSync, filter: Filter, cursor: Cursor | null, limit: number): Page {
  const backwards = cursor?.direction === 'before'
  const placed = cursor === null ? filter : and(filter, [placeTerm(cursor)], placeValues(cursor))
  const order = backwards ? 'published ASC, id DESC' : 'published DESC, id ASC'
  const rows = database
    .prepare(`SELECT brief FROM briefs ${where(placed)} ORDER BY ${order} LIMIT ?`)
    .all(...placed.values, limit + 1)
  const items = rows.slice(0, limit).map((row) => storedBrief(row['brief']))
  const further = rows.length > limit
  return backwards
    ? { items: items.reverse(), more: { before: further, after: true } }
    : { items, more: { before: cursor !== null, after: further } }
}

function placeTerm({ direction }: Cursor): string {
  return direction === 'after'
    ? '(published < ? OR (published = ? AND id > ?))'
    : '(published > ? OR (published = ? AND id < ?))'
}

function placeValues({ published, id }: Cursor): readonly string[] {
  return [published, published, id]
}

function cursorAt(direction: Cursor['direction'], brief: Brief): string {
  return formatCursor({ direction, published: brief.published ?? '', id: brief.id })
}

/** The brief of a row; it was checked against its schema before it was stored. */
export function storedBrief(json: unknown): Brief {
  return JSON.parse(String(json))
}
