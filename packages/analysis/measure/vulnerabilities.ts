/**
 * What is said of the CVEs of own short articles: `node packages/analysis/measure/vulnerabilities.ts [-v]`. Every second
 * article is held out: its errors are never looked at one by one.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { leadOf } from '../src/passage/lead.ts'
import { readPassage } from '../src/passage/passage.ts'
import { findVulnerabilities } from '../src/vulnerabilities/find-vulnerabilities.ts'

interface Case {
  readonly title: string
  readonly body: string
  readonly about: readonly string[]
  readonly mentioned: readonly string[]
  readonly cvss: Readonly<Record<string, number | null>>
  readonly product: Readonly<Record<string, string>>
}

const { values } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const cases = readFileSync(new URL('own-vulnerabilities.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Case => JSON.parse(line))

report(
  'own',
  cases.filter((_, index) => index % 2 === 0),
  values.verbose === true,
)
report(
  'own, held out',
  cases.filter((_, index) => index % 2 === 1),
  false,
)

function report(label: string, of: readonly Case[], verbose: boolean): void {
  const told = { about: [0, 0], cvss: [0, 0], product: [0, 0] }
  for (const one of of) {
    const body = readPassage(one.body, 'body')
    const title = readPassage(one.title, 'title')
    const found = new Map(
      findVulnerabilities(title, body, leadOf([{ start: 0, end: one.body.length }])).map((each) => [
        each.id,
        each,
      ]),
    )
    for (const [id, wanted] of [
      ...one.about.map((id) => [id, true] as const),
      ...one.mentioned.map((id) => [id, false] as const),
    ])
      count('about', wanted, found.get(id)?.about, id)
    for (const [id, wanted] of Object.entries(one.cvss)) count('cvss', wanted, found.get(id)?.cvss, id)
    for (const [id, wanted] of Object.entries(one.product))
      count('product', wanted, found.get(id)?.product, id)
  }
  for (const [what, [right, all]] of Object.entries(told))
    console.log(`vulnerabilities ${label}: ${what} ${right}/${all} right`)

  function count(what: keyof typeof told, wanted: unknown, found: unknown, id: string): void {
    told[what][1]++
    if (wanted === found) told[what][0]++
    else if (verbose) console.log(`  ${id} ${what}: ${String(found)} instead of ${String(wanted)}`)
  }
}
