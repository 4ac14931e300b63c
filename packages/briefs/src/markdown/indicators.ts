import type { Brief, ObservableType } from '@huntwire/intel-model'
import { defang } from '../defang.ts'
import { observableNames } from '../words/observable-name.ts'
import { noIndicators, otherObservables } from '../words/reasons-for-nothing.ts'
import { codeSpan, escapeText } from './escape.ts'

type Observable = Brief['observables'][number]

/** So many values of one reason are named where they are not indicators; the JSON has them all. */
const mostNamed = 12

/** The indicators by type, then what was seen and is none. */
export function indicatorsPart(brief: Brief): string {
  const others = otherObservables(brief)
  const paragraphs = [
    indicatorLines(brief) || `_${noIndicators(brief)}_`,
    ...(others.length === 0 ? [] : [`Seen in the article and not indicators: ${reasonsOf(others)}.`]),
  ]
  return `## Indicators of Compromise (high-fidelity only)\n\n${paragraphs.join('\n\n')}`
}

function indicatorLines({ observables }: Brief): string {
  const order = Object.keys(observableNames)
  const place = (type: ObservableType) => order.indexOf(type)
  return observables
    .filter(({ role }) => role === 'indicator')
    .toSorted((one, other) => place(one.type) - place(other.type))
    .map((one) => `- **${observableNames[one.type]}:** ${shown(one)} (${escapeText(one.roleReason)})`)
    .join('\n')
}

function reasonsOf(observables: readonly Observable[]): string {
  const groups = Map.groupBy(observables, ({ roleReason }) => roleReason)
  return [...groups].map(([reason, group]) => `${valuesOf(group)} (${escapeText(reason)})`).join('; ')
}

function valuesOf(group: readonly Observable[]): string {
  const named = group.slice(0, mostNamed).map(shown).join(', ')
  return group.length > mostNamed ? `${named} and ${group.length - mostNamed} more` : named
}

function shown({ type, value }: Observable): string {
  return codeSpan(defang(type, value))
}
