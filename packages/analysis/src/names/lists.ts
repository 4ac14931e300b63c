import type { Passage } from '../passage/passage.ts'

/** A name at a place, and whether something there proves it. */
export interface Listed {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly proven: boolean
  /** No list proves it, only what stands beside itself. */
  readonly standsAlone: boolean
}

/** What stands in one list, or in the first column of one table, with a proven name is one too: "Conti, Maze and Ryuk". */
export function withLists<Mention extends Listed>(mentions: readonly Mention[]): Mention[] {
  const told = withTables(mentions)
  for (let at = told.length - 2; at >= 0; at--) joinList(told, at, at + 1)
  for (let at = 1; at < told.length; at++) joinList(told, at, at - 1)
  return told
}

const widestJoint = 40
/** A comma or "and", and at most one thing between that is no known name: "“psexec.exe”, “smbexec”, and “wmiexec”". */
const jointOfList =
  /^(?:\.exe)?[*_"”’]?(?:,\s?["“]?[\w.+-]{2,20}["”]?)?(?:,\s?(?:(?:and|or)\s)?|\s(?:and|or|&)\s|\s?\/\s?)[*_"“‘]?$/

function joinList<Mention extends Listed>(mentions: Mention[], at: number, other: number): void {
  const [one, beside] = [mentions[at], mentions[other]]
  if (one === undefined || beside === undefined || one.proven || !beside.proven || one.standsAlone) return
  const [from, to] = one.start < beside.start ? [one.end, beside.start] : [beside.end, one.start]
  if (to - from > widestJoint || !jointOfList.test(one.passage.text.slice(from, to))) return
  mentions[at] = { ...one, proven: true }
}

const leastOfTable = 2

function withTables<Mention extends Listed>(mentions: readonly Mention[]): Mention[] {
  const told = [...mentions]
  let rows: number[] = []
  for (let at = 0; at < told.length; at++) {
    const one = told[at]
    if (one === undefined || !isFirstCell(one)) continue
    const before = told[rows.at(-1) ?? -1]
    if (before !== undefined && !isOneTable(one.passage.text, before.end, one.start))
      rows = proveAll(told, rows)
    rows.push(at)
  }
  proveAll(told, rows)
  return told
}

/** One table's mentions: two proven ones say what its column holds. */
function proveAll<Mention extends Listed>(told: Mention[], rows: readonly number[]): number[] {
  if (rows.filter((at) => told[at]?.proven === true).length < leastOfTable) return []
  for (const at of rows) {
    const one = told[at]
    if (one !== undefined) told[at] = { ...one, proven: true }
  }
  return []
}

function isFirstCell({ passage: { text }, start, end }: Listed): boolean {
  return (
    /(?:^|\n)\| ?\**$/.test(text.slice(Math.max(0, start - 5), start)) &&
    /^\** ?\|/.test(text.slice(end, end + 4))
  )
}

function isOneTable(text: string, from: number, to: number): boolean {
  for (let line = text.indexOf('\n', from); line !== -1 && line < to; line = text.indexOf('\n', line + 1))
    if (text[line + 1] !== '|') return false
  return true
}
