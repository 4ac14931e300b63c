import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

/** What the page shows of a source; instants are ISO 8601. */
export type SourceRow = {
  readonly name: string
  readonly kind: string
  readonly place: string
  readonly state: string
  readonly words: string
  readonly lastAttempt: string | null
  readonly lastSuccess: string | null
  readonly items: number
  readonly newItems: number
  readonly itemsInAll: number
  readonly leftOut: number
  readonly nextPoll: string | null
}

/** How the sources do, as a page; those that need a person come first. */
export function renderSourcesPage(sources: readonly SourceRow[]): string {
  const wanting = sources.filter(needsLook)
  const main = html`<h1>Sources</h1>
<p class="result" role="status">${sources.length} ${sources.length === 1 ? 'source' : 'sources'}, ${wanting.length === 0 ? 'none of which needs a look' : `${wanting.length} of which ${wanting.length === 1 ? 'needs' : 'need'} a look`}. Times are UTC.</p>
${sources.length === 0 ? html`<p class="empty">No source is configured: write a <code>sources.yaml</code>.</p>` : table([...wanting, ...sources.filter((source) => !needsLook(source))])}`
  return layout({ title: 'Sources · Huntwire', main })
}

function needsLook({ state }: SourceRow): boolean {
  return state !== 'ok' && state !== 'waiting'
}

function table(sources: readonly SourceRow[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources"><table class="sources">
<thead><tr><th scope="col">Source</th><th scope="col">State</th><th scope="col">Items</th><th scope="col">Last read</th><th scope="col">Next poll</th></tr></thead>
<tbody>${sources.map(row)}</tbody>
</table></div>`
}

function row(source: SourceRow): Html {
  return html`<tr>
<th scope="row">${source.name}<br><small>${source.kind}: ${source.place}</small></th>
<td><strong>${source.state}</strong><br>${source.words}</td>
<td>${source.items} now, ${source.newItems} new, ${source.itemsInAll} in all${source.leftOut === 0 ? null : `, ${source.leftOut} left out`}</td>
<td>${timeOf(source.lastSuccess)}</td>
<td>${timeOf(source.nextPoll)}</td>
</tr>
`
}

function timeOf(instant: string | null): Html {
  if (instant === null) return html`–`
  return html`<time datetime="${instant}">${instant.slice(0, 16).replace('T', ' ')}</time>`
}
