/**
 * Measures relevance and severity: `node packages/analysis/measure/assessment.ts [data dir] [-v]`. Relevance from the
 * titles alone and from title with excerpt; severity of the judged posts from title with excerpt.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Findings, type SeverityLevel, severityLevels } from '@huntwire/intel-model'
import { analyse } from '../src/index.ts'
import { articleOf } from '../test/article-of.ts'

interface TitleRow {
  readonly title: string
  readonly url: string
  readonly label: 'threat' | 'nonthreat' | 'periodic'
}
interface OwnRow {
  readonly title: string
  readonly excerpt: string
  readonly label: TitleRow['label']
  readonly severity: SeverityLevel
}
interface JudgedRow {
  readonly title: string
  readonly url: string
  readonly excerpt: string
  readonly isThreat: boolean
  readonly severity: SeverityLevel
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const folder = resolve(positionals[0] ?? '../shared/data', 'assessment')
const titles: readonly TitleRow[] = rowsOf('titles.jsonl')
const judged: readonly JudgedRow[] = rowsOf('judged.jsonl')

reportRelevance(
  'titles',
  titles
    .filter(({ label }) => label !== 'periodic')
    .map((row) => ({
      title: row.title,
      threat: row.label === 'threat',
      findings: findingsOf(row.title, row.url, ''),
    })),
)
const judgedRows = judged.map((row) => ({ ...row, findings: findingsOf(row.title, row.url, row.excerpt) }))
reportRelevance(
  'judged',
  judgedRows.map(({ title, isThreat, findings }) => ({ title, threat: isThreat, findings })),
)
reportSeverity('judged', judgedRows)

const own = readRows<OwnRow>(resolve(import.meta.dirname, 'own-cases.jsonl'))
/** Where the cases of the second set begin, which were labelled before the rules of that day were written. */
const secondSet = 112
/** The third set has cases for every class of errors that real titles showed. */
const thirdSet = 232
/** The fourth set has cases for every class of errors in severity that news showed. */
const fourthSet = 270
for (const [set, rows] of [
  ['first set', own.slice(0, secondSet)],
  ['second set', own.slice(secondSet, thirdSet)],
  ['third set', own.slice(thirdSet, fourthSet)],
  ['fourth set', own.slice(fourthSet)],
] as const) {
  reportOwn(
    `own, ${set}`,
    rows.filter((_, index) => index % 2 === 0),
    values.verbose === true,
  )
  reportOwn(
    `own, ${set}, held out`,
    rows.filter((_, index) => index % 2 === 1),
    false,
  )
}

/** Cases in our own words: every second one is held out, so that its errors are never shown one by one. */
function reportOwn(name: string, rows: readonly OwnRow[], verbose: boolean): void {
  const judgedFor = (body: (row: OwnRow) => string) =>
    rows.map((row) => ({
      ...row,
      threat: row.label === 'threat',
      findings: findingsOf(row.title, 'https://labs.vendor.example/post', body(row)),
    }))
  const whole = judgedFor(({ excerpt }) => excerpt)
  const sided = ({ label }: OwnRow) => label !== 'periodic'
  reportRelevance(`${name}, titles`, judgedFor(() => '').filter(sided), verbose)
  reportRelevance(name, whole.filter(sided), verbose)
  reportSeverity(name, whole, verbose)
}

function rowsOf<Row>(file: string): Row[] {
  return readRows(resolve(folder, file))
}

function readRows<Row>(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
}

function findingsOf(title: string, url: string, body: string): Findings {
  return analyse(articleOf(title, body, url))
}

function reportRelevance(
  name: string,
  rows: readonly { readonly title: string; readonly threat: boolean; readonly findings: Findings }[],
  verbose = values.verbose === true,
): void {
  const said = rows.filter(({ findings }) => findings.relevance.isThreat)
  const right = said.filter(({ threat }) => threat).length
  const threats = rows.filter(({ threat }) => threat).length
  console.log(
    `relevance ${name}: precision ${(right / said.length).toFixed(3)} recall ${(right / threats).toFixed(3)} (${rows.length} rows)`,
  )
  if (!verbose) return
  for (const { title, threat, findings } of rows)
    if (threat !== findings.relevance.isThreat)
      console.log(
        `  ${threat ? 'missed' : 'wrong '} ${title} | ${findings.relevance.reasons.map(({ rule, points }) => `${rule.slice(10)} ${points}`).join(', ')}`,
      )
}

interface SeverityRow {
  readonly title: string
  readonly severity: SeverityLevel
  readonly findings: Findings
}

function reportSeverity(name: string, rows: readonly SeverityRow[], verbose = values.verbose === true): void {
  const distances = rows.map(({ severity, findings }) =>
    Math.abs(severityLevels.indexOf(severity) - severityLevels.indexOf(findings.severity.level)),
  )
  const share = (limit: number) =>
    (distances.filter((one) => one <= limit).length / distances.length).toFixed(3)
  console.log(`severity ${name}: exact ${share(0)} within one ${share(1)} (${rows.length} rows)`)
  if (!verbose) return
  for (const { title, severity, findings } of rows)
    console.log(
      `  ${severity === findings.severity.level ? '  ' : '≠ '}${severity} / ${findings.severity.level} ${findings.relevance.verdict} ${title.slice(0, 80)} | ${findings.severity.reasons.map(({ rule }) => rule.slice(9)).join(', ')}`,
    )
}
