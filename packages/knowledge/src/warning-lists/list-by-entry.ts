import { readTable } from '../tables/read-table.ts'

/** Entry → the label of the first list in the table that has it. A row is: id, label, entries between spaces. */
export function listByEntry(file: string): ReadonlyMap<string, string> {
  const listOf = new Map<string, string>()
  for (const [, label = '', entries = ''] of readTable(import.meta.url, file))
    for (const entry of entries.split(' ')) if (!listOf.has(entry)) listOf.set(entry, label)
  return listOf
}
