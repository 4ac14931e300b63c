import type { Evidence } from '@huntwire/intel-model'
import type { CveMention } from '../observables/cve.ts'
import { exactEvidence, lineAt, lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/** A cell of a table, which begins at `start`, with the header of its column. */
interface Cell {
  readonly header: string
  readonly text: string
  readonly start: number
}

/** The tables that name CVEs in their rows. */
export interface Tables {
  /** The cells in the row of a CVE at `offset` whose column has a header that fits; none where it stands in no table. */
  cellsUnder(offset: number, header: RegExp): readonly Cell[]
}

interface WrittenCell {
  readonly text: string
  readonly offset: number
}
interface Row {
  readonly headers: readonly WrittenCell[]
  readonly cells: readonly WrittenCell[]
  readonly start: number
}

/** Looks for the header of each row that names one of the mentions, which come in order. */
export function tablesOf(passage: Passage, mentions: readonly CveMention[]): Tables {
  const rows = new Map<number, Row>()
  let read = -1
  let table: { readonly header: number; readonly headers: readonly WrittenCell[]; last: number } | undefined
  for (const { start } of mentions) {
    const line = lineAt(passage, start)
    if (line === read) continue
    read = line
    const cells = cellsOf(lineText(passage, line))
    if (cells.length < 2) continue
    const header = headerAbove(passage, line, table?.last)
    if (header === undefined) continue
    if (table === undefined || header > table.last)
      table = { header, headers: cellsOf(lineText(passage, header)), last: line }
    table.last = line
    rows.set(line, { headers: table.headers, cells, start: passage.lineStarts[line] ?? 0 })
  }
  return {
    cellsUnder(offset, header) {
      const row = rows.size === 0 ? undefined : rows.get(lineAt(passage, offset))
      if (row === undefined) return []
      return row.cells.slice(0, mostColumns).flatMap((cell, index) => {
        const own = row.headers[index]?.text ?? ''
        return header.test(own) ? [{ header: own, text: cell.text, start: row.start + cell.offset }] : []
      })
    },
  }
}

const mostColumns = 30
const productHeader = /\b(?:products?|software|packages?|component|plugin|affected)\b/i
const noProduct = /^(?:n\/?a|none|yes|no|-+|unknown|see .*|[<>=]*\s*v?\d[\d.x*]*.*)?$/i
const longestProduct = 80

/** The product that the row of a CVE names in a column of its own. */
export function productCell(passage: Passage, tables: Tables, offset: number): Evidence | undefined {
  for (const { text, start } of tables.cellsUnder(offset, productHeader)) {
    const product = text.replace(/^[\s*_`]{1,9}/, '').replace(/[\s*_`]{1,9}$/, '')
    if (product.length > longestProduct || noProduct.test(product) || /^CVE\b|CVE-\d{4}/.test(product))
      continue
    const from = start + text.indexOf(product)
    return exactEvidence(passage, from, from + product.length)
  }
  return undefined
}

/**
 * The first line of the table that `line` is a row of, when it is not `line` itself; `known`, a line of the same table,
 * when one is met on the way up.
 */
function headerAbove(passage: Passage, line: number, known: number | undefined): number | undefined {
  let header: number | undefined
  for (let above = line - 1; above >= 0; above--) {
    const text = lineText(passage, above)
    if (!text.includes('\t') && !text.includes('|')) break
    header = above
    if (above === known) break
  }
  return header
}

function cellsOf(line: string): readonly WrittenCell[] {
  const mark = line.includes('\t') ? '\t' : '|'
  let offset = 0
  return line.split(mark).map((text) => {
    const cell = { text, offset }
    offset += text.length + 1
    return cell
  })
}
