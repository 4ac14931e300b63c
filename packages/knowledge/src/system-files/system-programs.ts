import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/** Whether `name` (lower case, with its ending) is a program of Windows or a maker that attackers are known to use (LOLBAS). */
export function isSystemProgram(name: string): boolean {
  return foldersOf().has(name)
}

/** The folders that program lies in on a clean machine, in lower case; empty when they are not known. */
export function foldersOfProgram(name: string): readonly string[] {
  return foldersOf().get(name) ?? []
}

const foldersOf = once(
  () => new Map(readTable(import.meta.url, 'lolbas.tsv').map(([name = '', ...folders]) => [name, folders])),
)
