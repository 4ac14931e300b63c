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
  const tallies = { about: tally(), cvss: tally(), product: tally() }
  for (const one of of) {
    const body = readPassage(one.body, 'body')
    const title = readPassage(one.title, 'title')
    const found = new Map(
      findVulnerabilities(title, body, leadOf([{ start: 0, end: one.body.length }])).map((each) => [
        each.id,
        each,
      ]),
    )
    for (const id of one.about) count('about', true, found.get(id)?.about === true ? true : null, id)
    for (const id of one.mentioned) count('about', null, found.get(id)?.about === true ? true : null, id)
    for (const [id, wanted] of Object.entries(one.cvss))
      count('cvss', wanted, found.get(id)?.cvss ?? null, id)
    for (const [id, wanted] of Object.entries(one.product))
      count('product', wanted, found.get(id)?.product ?? null, id)
  }
  for (const [what, { right, said, all }] of Object.entries(tallies))
    console.log(
      `vulnerabilities ${label}: ${what} precision ${(right / said).toFixed(3)} (${right}/${said}), recall ${(right / all).toFixed(3)} (${right}/${all})`,
    )

  function count(what: keyof typeof tallies, wanted: unknown, found: unknown, id: string): void {
    const own = tallies[what]
    if (wanted !== null) own.all++
    if (found !== null) own.said++
    if (wanted === found && found !== null) own.right++
    if (wanted !== found && verbose)
      console.log(`  ${id} ${what}: ${String(found)} instead of ${String(wanted)}`)
  }
}

function tally() {
  return { right: 0, said: 0, all: 0 }
}
