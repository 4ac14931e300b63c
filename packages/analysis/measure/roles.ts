/**
 * Roles in real vendor documents: `node packages/analysis/measure/roles.ts [data dir] [-v]`. Precision: of the domains
 * with role indicator, the share that is labelled. Recall: of the labelled values, the share with role indicator.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { extractObservables } from '../src/index.ts'

interface Document {
  readonly id: string
  readonly text: string
  readonly expected: Readonly<Record<string, readonly string[]>>
  readonly optional: Readonly<Record<string, readonly string[]>>
  readonly scored: readonly string[]
}

/** Names of the data set → our types. */
const typeNames = {
  domain: 'domain-name',
  ipv4: 'ipv4-addr',
  url: 'url',
  email: 'email-addr',
  md5: 'file-md5',
  sha1: 'file-sha1',
  sha256: 'file-sha256',
} as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const file = resolve(positionals[0] ?? '../shared/data', 'indicators', 'documents.jsonl')
const documents = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Document => JSON.parse(line))

const scored = documents.filter((one) => one.scored.includes('domain'))
precision('documents with a labelled domain', scored.filter(hasDomains))
precision(
  'documents that label no domain at all',
  scored.filter((one) => !hasDomains(one)),
)
precision('all documents', scored)
for (const [name, type] of Object.entries(typeNames)) recall(name, type)

function hasDomains({ expected }: Document): boolean {
  return (expected['domain'] ?? []).length > 0
}

function precision(label: string, rows: readonly Document[]): void {
  let right = 0
  const others: string[] = []
  for (const row of rows) {
    const known = new Set([...(row.expected['domain'] ?? []), ...(row.optional['domain'] ?? [])])
    for (const one of extractObservables(row.text)) {
      if (one.type !== 'domain-name' || one.role !== 'indicator') continue
      if (known.has(one.value)) right++
      else others.push(`${row.id} ${one.value} (${one.roleReason})`)
    }
  }
  console.log(`role-indicator domains that are labelled, ${label}: ${right}/${right + others.length}`)
  if (values.verbose === true) for (const other of others) console.log(`  ${other}`)
}

function recall(name: string, type: string): void {
  let total = 0
  const lost: string[] = []
  for (const row of documents) {
    const roles = new Map(
      extractObservables(row.text)
        .filter((one) => one.type === type)
        .map((one) => [one.value.toLowerCase(), one]),
    )
    for (const value of row.expected[name] ?? []) {
      total++
      const found = roles.get(value.toLowerCase())
      if (found?.role !== 'indicator')
        lost.push(
          `${row.id} ${value} ${found === undefined ? 'not found' : `${found.role} (${found.roleReason})`}`,
        )
    }
  }
  console.log(`labelled ${name} with role indicator: ${total - lost.length}/${total}`)
  for (const one of lost) console.log(`  ${one}`)
}
