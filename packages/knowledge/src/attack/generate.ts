/**
 * Writes the ATT&CK tables. Run by hand in the repository: `node packages/knowledge/src/attack/generate.ts [data dir]`.
 * Reads `attack/{techniques,tactics,revoked_by}.json`.
 */
import { readFileSync } from 'node:fs'
import { dataDir } from '../tables/data-dir.ts'
import { writeTable } from '../tables/write-table.ts'

interface TechniqueRecord {
  readonly id: string
  readonly name: string
  readonly tactics: readonly string[]
}
interface TacticRecord {
  readonly id: string
  readonly name: string
  readonly shortname: string
}

/** The order in which ATT&CK's enterprise matrix shows its tactics; the data lists them by id. */
const matrixOrder = [
  'reconnaissance',
  'resource-development',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
]

const source = dataDir(process.argv)
const techniques: readonly TechniqueRecord[] = read('techniques')
const tactics: readonly TacticRecord[] = read('tactics')
const revokedBy: Readonly<Record<string, string>> = read('revoked_by')

const names = new Map(techniques.map(({ id, name }) => [id, name]))
const tacticIds = new Map(tactics.map(({ shortname, id }) => [shortname, id]))

writeTable(
  import.meta.url,
  'tactics.tsv',
  matrixOrder.map((shortname) => {
    const tactic = tactics.find((one) => one.shortname === shortname)
    if (tactic === undefined) throw new Error(`no tactic ${shortname} in the data`)
    return [tactic.id, tactic.name, shortname]
  }),
)
writeTable(
  import.meta.url,
  'techniques.tsv',
  [...techniques]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, tactics: shortnames }) => [id, fullName(id), 'enterprise', tacticIdsInOrder(shortnames)]),
)
writeTable(
  import.meta.url,
  'revoked.tsv',
  Object.keys(revokedBy)
    .filter((id) => id.startsWith('T') && !names.has(id))
    .sort()
    .map((id) => [id, currentOf(id)])
    .filter((row): row is [string, string] => row[1] !== undefined),
)

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`attack/${name}.json`, source), 'utf8'))
}

function fullName(id: string): string {
  const parent = names.get(id.slice(0, 5))
  const own = names.get(id)
  if (parent === undefined || own === undefined) throw new Error(`no name for ${id} or its parent`)
  return id.includes('.') ? `${parent}: ${own}` : own
}

function tacticIdsInOrder(shortnames: readonly string[]): string {
  return matrixOrder
    .filter((shortname) => shortnames.includes(shortname))
    .map((shortname) => tacticIds.get(shortname))
    .join(' ')
}

function currentOf(id: string): string | undefined {
  const seen = new Set<string>()
  let current: string | undefined = id
  while (current !== undefined && !names.has(current) && !seen.has(current)) {
    seen.add(current)
    current = revokedBy[current]
  }
  return current !== undefined && names.has(current) ? current : undefined
}
