import type { Brief } from '@huntwire/intel-model'

/** The words by which a brief can be found. */
export function searchableText(brief: Brief): string {
  return [
    brief.title,
    brief.summary,
    brief.url,
    ...brief.sources.map(({ name }) => name),
    brief.relevance.verdict,
    brief.severity.level,
    ...brief.names.flatMap(({ id, name, matched }) => [id ?? '', name, matched]),
    ...brief.vulnerabilities.flatMap(({ id, product }) => [id, product ?? '']),
    ...brief.techniques.flatMap(({ id, name }) => [id, name]),
    ...brief.observables.map(({ value }) => value),
    ...brief.hunts.flatMap(({ id, title }) => [id, title]),
  ].join('\n')
}
