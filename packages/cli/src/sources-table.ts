import type { SourceHealth } from '@huntwire/service-ingest'
import { visibleText } from './visible-text.ts'

/** The sources' health as a table for a terminal, what each state means under its row. */
export function sourcesTable(sources: readonly SourceHealth[]): string {
  if (sources.length === 0) return 'no sources\n'
  const rows = sources.map((source) => [
    visibleText(source.name),
    source.state,
    `${source.items}`,
    `${source.itemsInAll}`,
    timeOf(source.lastSuccess),
    timeOf(source.nextPoll),
  ])
  const head = ['source', 'state', 'items', 'in all', 'last read (UTC)', 'next poll (UTC)']
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()
  const lines = sources.flatMap((source, index) => [
    line(rows[index] ?? []),
    ...(source.state === 'waiting' || (source.state === 'ok' && source.problems.length === 0)
      ? []
      : [`    ${visibleText(source.words)}`]),
  ])
  return `${[line(head), ...lines].join('\n')}\n`
}

function timeOf(instant: string | null): string {
  return instant === null ? '-' : instant.slice(0, 16).replace('T', ' ')
}
