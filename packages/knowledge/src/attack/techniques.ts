import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/** A technique of ATT&CK as it is today. `name` is the full name ("Parent: Child"), `tactics` in the matrix's order. */
export interface AttackTechnique {
  readonly id: `T${string}`
  readonly name: string
  readonly domain: 'enterprise' | 'mobile' | 'ics'
  readonly tactics: readonly string[]
}

/** The technique `id` stands for today; a revoked id leads to its successor, an unknown one to nothing. */
export function currentTechnique(id: string): AttackTechnique | undefined {
  const { byId, successors } = tables()
  return byId.get(successors.get(id) ?? id)
}

/** Every current technique, by id. */
export function attackTechniques(): readonly AttackTechnique[] {
  return [...tables().byId.values()]
}

const tables = once(() => ({
  byId: new Map(readTable(import.meta.url, 'techniques.tsv').map((row) => [row[0] ?? '', techniqueOf(row)])),
  successors: new Map(readTable(import.meta.url, 'revoked.tsv').map(([from = '', to = '']) => [from, to])),
}))

function techniqueOf([id = '', name = '', domain = '', tactics = '']: readonly string[]): AttackTechnique {
  if (!isId(id) || !isDomain(domain)) throw new Error(`techniques.tsv: no technique row: ${id} ${domain}`)
  return { id, name, domain, tactics: tactics.split(' ').filter((tactic) => tactic !== '') }
}

function isId(text: string): text is `T${string}` {
  return text.startsWith('T')
}

function isDomain(text: string): text is AttackTechnique['domain'] {
  return text === 'enterprise' || text === 'mobile' || text === 'ics'
}
