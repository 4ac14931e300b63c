import type { Brief, Evidence, Reason } from '@huntwire/intel-model'
import { visibleText } from './visible-text.ts'

/** Every reason, rule and quote of a brief, as plain lines for a terminal. */
export function explainText(brief: Brief): string {
  const { relevance, severity } = brief
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      `${brief.title}`,
      [
        brief.url,
        `brief ${brief.id}, revision ${brief.revision.slice(0, 12)}`,
        `engine ${brief.engine.version} (${brief.engine.derivation})`,
      ],
    ],
    [
      `Relevance: ${relevance.verdict}${relevance.isThreat ? '' : ', not a threat'}`,
      relevance.reasons.map(reasonLine),
    ],
    [
      `Severity: ${severity.level}`,
      [...severity.reasons.map(reasonLine), ...severity.unknowns.map((text) => `unknown: ${text}`)],
    ],
    [
      'Observables',
      brief.observables.map(
        (one) => `${one.role}: ${one.type} ${one.value} — ${one.roleReason}${quoteOf(one.evidence)}`,
      ),
    ],
    [
      'Vulnerabilities',
      brief.vulnerabilities.map(
        (one) =>
          `${one.id}${one.about ? '' : ' (mentioned)'} ${one.product ?? ''}${one.kev === null ? '' : `, known exploited since ${one.kev.added}`}${quoteOf(one.evidence)}`,
      ),
    ],
    [
      'Names',
      brief.names.map(
        (one) =>
          `${one.kind} ${one.name}${one.id === null ? '' : ` (${one.id})`}, matched "${one.matched}"${quoteOf(one.evidence)}`,
      ),
    ],
    [
      'Techniques',
      brief.techniques.map(
        (one) =>
          `${one.id} ${one.name}, by ${one.method}, confidence ${one.confidence}${quoteOf(one.evidence)}`,
      ),
    ],
    [
      'Hunts',
      brief.hunts.flatMap((hunt) => [
        `${hunt.id} ${hunt.title}`,
        ...hunt.whyNow.map((evidence) => `  because${quoteOf(evidence)}`),
        ...Object.entries(hunt.queries).flatMap(([dialect, result]) =>
          'refused' in result ? [`  ${dialect} refused: ${result.refused}`] : [],
        ),
      ]),
    ],
    ['Notes', brief.notes],
  ]
  return sections
    .map(
      ([heading, lines]) =>
        `${visibleText(heading)}\n${lines.length === 0 ? '  none\n' : lines.map((line) => `  ${visibleText(line)}\n`).join('')}`,
    )
    .join('\n')
}

function reasonLine(reason: Reason): string {
  const points = reason.points === undefined ? '' : ` [${reason.points > 0 ? '+' : ''}${reason.points}]`
  return `${reason.rule}${points}: ${reason.text}${reason.evidence === undefined ? '' : quoteOf(reason.evidence)}`
}

function quoteOf(evidence: Evidence): string {
  const block = evidence.block === 'title' ? 'title' : `block ${evidence.block}`
  const place = evidence.page === undefined ? block : `page ${evidence.page}, ${block}`
  return ` — "${evidence.quote}" (${place}, ${evidence.start}–${evidence.end})`
}
