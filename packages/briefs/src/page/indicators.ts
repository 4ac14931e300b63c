import type { Brief, ObservableType } from '@huntwire/intel-model'
import { defang } from '../defang.ts'
import { observableNames } from '../words/observable-name.ts'
import { noIndicators, otherObservables } from '../words/reasons-for-nothing.ts'
import { quoteOf } from './evidence.ts'
import { type Html, html } from './html.ts'
import { table } from './profile.ts'

type Observable = Brief['observables'][number]

/** The indicators, defanged and never links, and what else was seen. */
export function indicatorsSection(brief: Brief): Html {
  const indicators = inOrder(brief.observables.filter(({ role }) => role === 'indicator'))
  return html`<section aria-labelledby="indicators">
<h2 id="indicators">Indicators of compromise <span class="count">${indicators.length}</span></h2>
${
  indicators.length === 0
    ? html`<p class="empty">${noIndicators(brief)}</p>`
    : table('High fidelity only, defanged', indicatorHead, indicators.map(indicatorRow))
}
${others(brief)}
</section>`
}

const indicatorHead = html`<tr><th scope="col">Type</th><th scope="col">Value</th><th scope="col">Why it is one</th><th scope="col">Evidence</th></tr>`

function indicatorRow(one: Observable): Html {
  return html`<tr><td>${typeName(one.type)}</td><td>${value(one)}</td><td>${one.roleReason}</td><td>${quoteOf(one.evidence)}</td></tr>`
}

function others(brief: Brief): Html | null {
  const seen = otherObservables(brief)
  if (seen.length === 0) return null
  const head = html`<tr><th scope="col">Type</th><th scope="col">Value</th><th scope="col">Role</th><th scope="col">Why</th></tr>`
  const rows = seen.map(
    (one) =>
      html`<tr><td>${typeName(one.type)}</td><td>${value(one)}</td><td>${one.role}</td><td>${one.roleReason}</td></tr>`,
  )
  return html`<details><summary>Seen in the article and not indicators (${seen.length})</summary>
${table('Not indicators', head, rows)}
</details>`
}

function inOrder(observables: readonly Observable[]): readonly Observable[] {
  const order = Object.keys(observableNames)
  return observables.toSorted((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}

function typeName(type: ObservableType): string {
  return observableNames[type].replace(' (defanged)', '')
}

function value({ type, value }: Observable): Html {
  return html`<code>${defang(type, value)}</code>`
}
