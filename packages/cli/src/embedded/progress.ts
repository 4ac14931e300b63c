import type { Writable } from 'node:stream'
import type { BriefStore } from '@huntwire/brief-store'
import type { Brief, Hunt, Reason } from '@huntwire/intel-model'
import type { PollReport } from '@huntwire/service-ingest'
import type { StageRuntime } from '@huntwire/service-runtime'
import { visibleText } from '../visible-text.ts'

type OnSettled = NonNullable<StageRuntime['onSettled']>

/** Counts what a run does and shows it. */
export type Progress = {
  readonly onSettled: OnSettled
  readonly onPolled: (report: PollReport) => void
  /** Prints the final lines, and why what is not a threat is none. */
  readonly finish: (end: { readonly store: BriefStore; readonly port: number | null }) => void
  readonly deadLetters: () => number
}

type Counts = {
  submitted: number
  ingested: number
  seenBefore: number
  classified: number
  hunted: number
  waiting: number
  deadLetters: number
}

/** On a terminal the lines are drawn anew while the run goes on; elsewhere only the last ones are printed. */
export function createProgress(options: {
  readonly data: string
  readonly out: string
  readonly sourcesLabel: string
  readonly output: Writable & { readonly isTTY?: boolean }
}): Progress {
  const counts: Counts = {
    submitted: 0,
    ingested: 0,
    seenBefore: 0,
    classified: 0,
    hunted: 0,
    waiting: 0,
    deadLetters: 0,
  }
  const published = new Set<string>()
  const failedSources: string[] = []
  let drawnLines = 0

  function draw(lines: readonly string[]): void {
    const up = drawnLines > 0 ? `\u001b[${drawnLines}A\u001b[J` : ''
    options.output.write(`${up}${lines.join('\n')}\n`)
    drawnLines = lines.length
  }

  const drawSoon = options.output.isTTY
    ? throttled(() => draw(figures(counts, [], options, null)), 100)
    : () => undefined

  return {
    onSettled: (stage, { outcome, record }) => {
      if (outcome.kind === 'dead-letter') counts.deadLetters += 1
      else if (outcome.kind === 'retry-later') counts.waiting += 1
      else if (stage === 'ingest') counts[isIngested(outcome) ? 'ingested' : 'seenBefore'] += 1
      else if (stage === 'classify') counts.classified += 1
      else if (stage === 'hunt-generation') counts.hunted += 1
      else if (stage === 'publish' && outcome.kind === 'publish') published.add(textOf(record.key))
      drawSoon()
    },
    onPolled: ({ source, polled, submitted }) => {
      counts.submitted += submitted
      if (polled.kind === 'failed' || polled.kind === 'gone')
        failedSources.push(`${source.name}: ${polled.reason}`)
      if (polled.kind === 'items')
        failedSources.push(...polled.problems.map((problem) => `${source.name}: ${problem}`))
    },
    finish: ({ store, port }) => {
      const briefs = [...published].flatMap((id) => store.get(id) ?? [])
      const page = port === null ? null : `http://localhost:${port}`
      draw(figures(counts, briefs, options, page))
      options.output.write(notThreats(briefs))
      options.output.write(failedSources.map((text) => `  not read: ${visibleText(text)}\n`).join(''))
    },
    deadLetters: () => counts.deadLetters,
  }
}

function isIngested(outcome: Parameters<OnSettled>[1]['outcome']): boolean {
  return (
    outcome.kind === 'publish' && outcome.records.some((record) => record.topic.includes('article-ingested'))
  )
}

function figures(
  counts: Readonly<Counts>,
  briefs: readonly Brief[],
  options: { readonly data: string; readonly out: string; readonly sourcesLabel: string },
  page: string | null,
): readonly string[] {
  const threats = briefs.filter((brief) => brief.relevance.isThreat).length
  const hunts = briefs.flatMap((brief) => brief.hunts)
  const refusals = hunts.filter(isRefusedSomewhere).length
  const through = counts.ingested + counts.seenBefore
  const verdict = `${threats} threat · ${briefs.length - threats} not${briefs.length > threats ? ' (reasons below)' : ''}`
  return [
    line('log', 'ready', `embedded, data in ${options.data}`),
    line(
      'ingest',
      `${through}/${counts.submitted}`,
      `${bar(through, counts.submitted)}  ${options.sourcesLabel} · ${counts.ingested} new`,
    ),
    line('classify', `${counts.classified}/${counts.ingested}`, verdict),
    line('hunts', String(hunts.length), `${hunts.length} checked · ${refusals} refused by a dialect`),
    line('publish', String(briefs.length), `${options.out}/briefs${page === null ? '' : `   page ${page}`}`),
    ...(counts.waiting > 0 ? [line('waiting', String(counts.waiting), 'for pages that did not answer')] : []),
    ...(counts.deadLetters > 0 ? [line('dead', String(counts.deadLetters), 'see `huntwire dlq list`')] : []),
  ]
}

function speaksAgainst(reason: Reason): boolean {
  return reason.points === undefined || reason.points <= 0
}

/** Refused by a dialect that is there; ES|QL refuses every hunt until its queries can be checked. */
function isRefusedSomewhere(hunt: Hunt): boolean {
  return Object.entries(hunt.queries).some(([dialect, query]) => dialect !== 'esql' && 'refused' in query)
}

/** `huntwire explain` has them all. */
const mostReasons = 3

function notThreats(briefs: readonly Brief[]): string {
  return briefs
    .filter((brief) => !brief.relevance.isThreat)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ title, relevance }) => {
      const reasons = relevance.reasons
        .filter(speaksAgainst)
        .toSorted((a, b) => (a.points ?? 0) - (b.points ?? 0))
        .map((reason) => reason.text)
      const strongest = [...new Set(reasons)].slice(0, mostReasons)
      return `  not a threat: ${visibleText(title)}\n    ${relevance.verdict}: ${visibleText(strongest.join('; '))}\n`
    })
    .join('')
}

function line(name: string, figure: string, words: string): string {
  return `  ${name.padEnd(9)} ${figure.padEnd(7)} ${words}`
}

const barWidth = 12

function bar(done: number, all: number): string {
  const filled = all === 0 ? barWidth : Math.floor((barWidth * Math.min(done, all)) / all)
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled)
}

function textOf(key: Uint8Array | null): string {
  return key === null ? '' : new TextDecoder().decode(key)
}

function throttled(work: () => void, everyMs: number): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (now - last < everyMs) return
    last = now
    work()
  }
}
