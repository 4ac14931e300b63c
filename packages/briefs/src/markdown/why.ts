import type { Brief } from '@huntwire/intel-model'
import { gatheredReasons } from '../words/gathered-reasons.ts'
import { pointsTotal } from '../words/points-total.ts'
import { severityNames } from '../words/severity-name.ts'
import { verdictNames } from '../words/verdict-name.ts'
import { escapeText } from './escape.ts'
import { reasonOf } from './evidence.ts'

/** The rules behind the severity and the verdict, with their proof, and what the article leaves open. */
export function whyPart({ severity, relevance }: Brief): string {
  const level = severityNames[severity.level]
  const reasons = severity.reasons.map(reasonOf).join('; ') || 'no rule fired'
  const unknowns = severity.unknowns.map(escapeText).join('; ')
  const verdict = gatheredReasons(relevance.reasons).map((reason) => `- ${reasonOf(reason)}`)
  const total = pointsTotal(relevance.reasons)
  return [
    '## Why this matters',
    `Severity classified as **${level}** based on: ${reasons}.`,
    ...(unknowns === '' ? [] : [`Not known: ${unknowns}.`]),
    `Read as ${verdictNames[relevance.verdict]} because:`,
    verdict.join('\n') || '- no rule fired',
    ...(total === null ? [] : [total]),
  ].join('\n\n')
}
