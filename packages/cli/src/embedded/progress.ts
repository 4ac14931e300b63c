import type { Brief } from '@huntwire/intel-model'

/** What a run has done so far, counted as records are settled. */
export type Counts = {
  sources: number
  submitted: number
  ingested: number
  duplicates: number
  classified: number
  published: number
  waiting: number
  deadLetters: number
}

export function noCounts(): Counts {
  return {
    sources: 0,
    submitted: 0,
    ingested: 0,
    duplicates: 0,
    classified: 0,
    published: 0,
    waiting: 0,
    deadLetters: 0,
  }
}

/** The lines of progress, as the design shows them; `briefs` are those that this run published. */
export function progressLines(options: {
  readonly counts: Readonly<Counts>
  readonly briefs: readonly Brief[]
  readonly data: string
  readonly out: string
  readonly page: string | null
  readonly sourcesLabel: string
}): readonly string[] {
  const { counts, briefs } = options
  const threats = briefs.filter((brief) => brief.relevance.isThreat).length
  const queries = briefs.flatMap((brief) => brief.hunts).map((hunt) => Object.values(hunt.queries))
  const refused = queries.filter((results) => results.some((result) => 'refused' in result)).length
  const done = counts.ingested + counts.duplicates
  const news = counts.ingested === 0 ? '0 new' : `${counts.ingested} new`
  return [
    line('log', 'ready', `embedded, data in ${options.data}`),
    line(
      'ingest',
      `${done}/${counts.submitted}`,
      `${bar(done, counts.submitted)}  ${options.sourcesLabel} · ${news}`,
    ),
    line(
      'classify',
      `${counts.classified}/${counts.ingested}`,
      `${threats} threat · ${briefs.length - threats} not`,
    ),
    line('hunts', String(queries.length), `${queries.length} checked · ${refused} refused by a dialect`),
    line(
      'publish',
      String(counts.published),
      `${options.out}${options.page === null ? '' : `   page ${options.page}`}`,
    ),
    ...(counts.waiting > 0
      ? [line('waiting', String(counts.waiting), 'for a page that did not answer')]
      : []),
    ...(counts.deadLetters > 0 ? [line('dead', String(counts.deadLetters), 'see `huntwire dlq list`')] : []),
  ]
}

function line(name: string, figure: string, words: string): string {
  return `  ${name.padEnd(9)} ${figure.padEnd(7)} ${words}`.trimEnd()
}

const barWidth = 12

function bar(done: number, all: number): string {
  const filled = all === 0 ? barWidth : Math.floor((barWidth * Math.min(done, all)) / all)
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled)
}
