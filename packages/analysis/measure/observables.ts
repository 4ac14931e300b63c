/**
 * Scores `extractObservables` on the indicator cases: `node packages/analysis/measure/observables.ts [data dir] [-v]`.
 * Only the types in `scored` count; `optional` values are neither hit nor error.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { extractObservables } from '../src/index.ts'

interface Case {
  readonly id: string
  readonly text: string
  readonly tier: string
  readonly expected: Readonly<Record<string, readonly string[]>>
  readonly optional: Readonly<Record<string, readonly string[]>>
  readonly scored: readonly string[]
}

/** Names of the data set → our types. */
const typeNames: Readonly<Record<string, string>> = {
  ipv4: 'ipv4-addr',
  ipv6: 'ipv6-addr',
  domain: 'domain-name',
  url: 'url',
  email: 'email-addr',
  md5: 'file-md5',
  sha1: 'file-sha1',
  sha256: 'file-sha256',
  sha512: 'file-sha512',
  cve: 'cve',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const folder = resolve(positionals[0] ?? '../shared/data', 'indicators')

for (const file of ['cases', 'defang', 'documents']) report(file, casesOf(file))

function casesOf(file: string): Case[] {
  const lines = readFileSync(resolve(folder, `${file}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): Case => JSON.parse(line))
}

function report(file: string, cases: readonly Case[]): void {
  console.log(`\n${file}: ${cases.length} rows`)
  const tiers = file === 'cases' ? ['core', 'exotic', 'contested'] : ['all']
  for (const tier of tiers) {
    const rows = cases.filter((row) => tier === 'all' || row.tier === tier).map(score)
    const hits = sum(rows.map((row) => row.hits.length))
    const missed = sum(rows.map((row) => row.missed.length))
    const wrong = sum(rows.map((row) => row.wrong.length))
    const f1 = (2 * hits) / (2 * hits + missed + wrong)
    const right = rows.filter((row) => row.missed.length + row.wrong.length === 0).length
    console.log(
      `${tier.padEnd(10)} F1 ${f1.toFixed(3)}  hit ${hits}  missed ${missed}  wrong ${wrong}  rows right ${right}/${rows.length}`,
    )
    if (values.verbose === true) for (const row of rows) describe(row)
  }
}

function score(row: Case): {
  readonly id: string
  readonly text: string
  readonly hits: readonly string[]
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
} {
  const observables = extractObservables(row.text)
  const hits: string[] = []
  const missed: string[] = []
  const wrong: string[] = []
  for (const name of row.scored) {
    const type = typeNames[name]
    if (type === undefined) continue
    const found = new Set(observables.filter((one) => one.type === type).map((one) => one.value))
    const expected = row.expected[name] ?? []
    const optional = new Set(row.optional[name])
    for (const value of expected) (found.has(value) ? hits : missed).push(`${name} ${value}`)
    for (const value of found)
      if (!expected.includes(value) && !optional.has(value)) wrong.push(`${name} ${value}`)
  }
  return { id: row.id, text: row.text, hits, missed, wrong }
}

function describe(row: ReturnType<typeof score>): void {
  if (row.missed.length + row.wrong.length === 0) return
  console.log(`  ${row.id} ${JSON.stringify(row.text.slice(0, 120))}`)
  for (const value of row.missed.slice(0, 8)) console.log(`     missed ${value}`)
  for (const value of row.wrong.slice(0, 8)) console.log(`     wrong  ${value}`)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
