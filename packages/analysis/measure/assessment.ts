/**
 * Measures relevance and severity: `node packages/analysis/measure/assessment.ts [data dir] [-v]`. Relevance from the
 * titles alone and from title with excerpt; severity of the judged posts from title with excerpt.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  articleIdOf,
  type Findings,
  type SeverityLevel,
  severityLevels,
  sha256Hex,
} from '@huntwire/intel-model'
import { analyse } from '../src/index.ts'

interface TitleRow {
  readonly title: string
  readonly url: string
  readonly label: 'threat' | 'nonthreat' | 'periodic'
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
reportSeverity()

function rowsOf<Row>(file: string): Row[] {
  const lines = readFileSync(resolve(folder, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
}

function findingsOf(title: string, url: string, body: string): Findings {
  return analyse({
    id: articleIdOf(url),
    revision: sha256Hex(body),
    bodySha256: sha256Hex(body),
    url,
    title,
    source: { name: 'measured', url, published: null },
    published: null,
    author: null,
    language: null,
    tags: [],
    tlp: 'clear',
    externalId: null,
    notes: [],
    body,
    main: [],
  })
}

function reportRelevance(
  name: string,
  rows: readonly { readonly title: string; readonly threat: boolean; readonly findings: Findings }[],
): void {
  const said = rows.filter(({ findings }) => findings.relevance.isThreat)
  const right = said.filter(({ threat }) => threat).length
  const threats = rows.filter(({ threat }) => threat).length
  console.log(
    `relevance ${name}: precision ${(right / said.length).toFixed(3)} recall ${(right / threats).toFixed(3)} (${rows.length} rows)`,
  )
  if (values.verbose !== true) return
  for (const { title, threat, findings } of rows)
    if (threat !== findings.relevance.isThreat)
      console.log(
        `  ${threat ? 'missed' : 'wrong '} ${title} | ${findings.relevance.reasons.map(({ rule, points }) => `${rule.slice(10)} ${points}`).join(', ')}`,
      )
}

function reportSeverity(): void {
  const distances = judgedRows.map(({ severity, findings }) =>
    Math.abs(severityLevels.indexOf(severity) - severityLevels.indexOf(findings.severity.level)),
  )
  const share = (limit: number) =>
    (distances.filter((one) => one <= limit).length / distances.length).toFixed(3)
  console.log(`severity judged: exact ${share(0)} within one ${share(1)} (${judgedRows.length} rows)`)
  if (values.verbose !== true) return
  for (const { title, severity, findings } of judgedRows)
    console.log(
      `  ${severity === findings.severity.level ? '  ' : '≠ '}${severity} / ${findings.severity.level} ${findings.relevance.verdict} ${title.slice(0, 80)} | ${findings.severity.reasons.map(({ rule }) => rule.slice(9)).join(', ')}`,
    )
}
