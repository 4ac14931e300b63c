/**
 * What the checkers say of the hunts of many articles: `node test/measure/queries.ts [data dir] [-v]`. The articles are the
 * bundled samples and, where the data directory has them, the reports of the indicator and technique cases.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { queryChecker } from '@huntwire/hunts/verify'
import { type Brief, briefSchema, dialects } from '@huntwire/intel-model'
import { huntwire, inDirectory } from '../embedded/run-huntwire.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const data = resolve(positionals[0] ?? '../shared/data')
const problemsOf = queryChecker()

report('bundled samples', await briefsOfSamples())
for (const file of ['indicators/documents.jsonl', 'techniques/dev/tram2_docs.jsonl'])
  if (existsSync(join(data, file))) report(file, await briefsOfCases(join(data, file)))

async function briefsOfSamples(): Promise<readonly Brief[]> {
  const lines: string[] = []
  await inDirectory(async (cwd) => {
    const ended = await huntwire(['start', '--once'], { cwd })
    if (ended.code !== 0) throw new Error(`huntwire start --once ended with ${ended.code}: ${ended.stderr}`)
    const folder = join(cwd, 'out', 'briefs')
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.json')))
      lines.push(readFileSync(join(folder, name), 'utf8'))
  })
  return lines.map((line) => briefSchema.parse(JSON.parse(line)))
}

/** A case has `text`, and one of `url`, `doc` and `id` to be named by. */
async function briefsOfCases(file: string): Promise<readonly Brief[]> {
  const cases = jsonLines(readFileSync(file, 'utf8')).map((row) => Object(row))
  const articles = cases.map(({ id, doc, url, text }, index) =>
    JSON.stringify({ url: url ?? `urn:case:${index}`, title: doc ?? id, text }),
  )
  const ended = await huntwire(['brief', '--batch'], {
    cwd: process.cwd(),
    input: `${articles.join('\n')}\n`,
  })
  if (ended.code !== 0) throw new Error(`huntwire brief --batch ended with ${ended.code}: ${ended.stderr}`)
  return jsonLines(ended.stdout).map((row) => briefSchema.parse(row))
}

function jsonLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

function report(name: string, briefs: readonly Brief[]): void {
  const hunts = briefs.flatMap((brief) => brief.hunts)
  const withHunts = briefs.filter((brief) => brief.hunts.length > 0)
  console.log(`\n${name}: ${briefs.length} articles, ${withHunts.length} with hunts, ${hunts.length} hunts`)
  for (const dialect of dialects) {
    const results = hunts.map(({ queries }) => queries[dialect])
    const texts = results.flatMap((result) => ('text' in result ? [result.text] : []))
    const wrong = texts.flatMap((text) => problemsOf(dialect, text).slice(0, 1))
    const share = texts.length === 0 ? '' : `  accepted ${percent(texts.length - wrong.length, texts.length)}`
    console.log(`${dialect.padEnd(11)} queries ${String(texts.length).padStart(4)}${share}`)
    const refusals = results.flatMap((result) => ('refused' in result ? [result.refused] : []))
    // The value that a reason is about stands in brackets
    for (const line of counted(refusals.map((reason) => reason.replace(/ \(.*?\)(?=[:;]|$)/gs, ''))))
      console.log(`  refused ${line}`)
    if (values.verbose === true) for (const line of counted(wrong)) console.log(`  wrong   ${line}`)
  }
  console.log('left out')
  for (const line of counted(briefs.flatMap(leftOut))) console.log(`  ${line}`)
}

/** The reasons of the hunts that a gate held back, as the notes of a brief give them. */
function leftOut({ notes }: Brief): readonly string[] {
  return notes
    .filter((note) => note.startsWith('Hunt left out: '))
    .map((note) => note.slice(note.lastIndexOf(': ') + 2))
}

function counted(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([text, count]) => `${count} × ${text}`)
}

function percent(part: number, whole: number): string {
  return `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`
}
