import type { Evidence, Reason } from '@huntwire/intel-model'
import { type Html, html } from './html.ts'

/** A quote, and where in the article it stands. */
export function quoteOf({ quote, block, start, end, page }: Evidence): Html {
  const line = block === 'title' ? 'title' : `line ${block + 1}`
  const place = page === undefined ? line : `page ${page}, ${line}`
  return html`<q>${quote}</q> <span class="place" title="characters ${start} to ${end} of the ${block === 'title' ? 'title' : 'text'}">${place}</span>`
}

/** A list of reasons, each with its rule, its points and its proof. */
export function reasonList(reasons: readonly Reason[]): Html {
  if (reasons.length === 0) return html`<p>No rule fired.</p>`
  return html`<ul class="reasons">${reasons.map(reasonItem)}</ul>`
}

function reasonItem({ rule, text, points, evidence }: Reason): Html {
  const weight =
    points === undefined
      ? null
      : html` <span class="points">${points} ${points === 1 ? 'point' : 'points'}</span>`
  const proof = evidence === undefined ? null : html`<br>${quoteOf(evidence)}`
  return html`<li>${text} <code class="rule">${rule}</code>${weight}${proof}</li>`
}
