import { type Brief, severityLevels, type Verdict, verdicts } from '@huntwire/intel-model'
import { plainLine } from '../visible-text.ts'
import { severityNames } from '../words/severity-name.ts'
import { badge } from './badge.ts'
import { dateOf } from './date.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { type ListPageQuery, listHref } from './list-query.ts'
import { foldedTellings, type Telling } from './tellings.ts'

export type BriefListPage = {
  readonly items: readonly Brief[]
  readonly query: ListPageQuery
  /** Cursors of the pages after and before this one. */
  readonly next: string | null
  readonly prev: string | null
  /** How many rows the query finds, and how many more when what is no threat is shown too. */
  readonly total: number
  readonly hidden: number
  /** How many more briefs are folded into the rows, since they tell the same story. */
  readonly folded: number
  /** The briefs of a row's story, the row's own among them, or none. */
  readonly tellings: ReadonlyMap<string, readonly Telling[]>
  /** Whether the page of the sources is beside this one. */
  readonly sourcesPage: boolean
}

/** The list of briefs as a page, with filters that are links and a search that is a form. */
export function renderBriefList(page: BriefListPage): string {
  const { query } = page
  const main = html`<h1>Briefs</h1>
${searchForm(query)}
${filters(query)}
${resultLine(page)}
${page.items.length === 0 ? emptyList(query) : html`<ol class="briefs">${page.items.map((brief) => listItem(brief, page.tellings.get(brief.id) ?? []))}</ol>`}
${pagination(page)}${page.sourcesPage ? html`<p class="meta"><a href="/sources">Sources</a>: what is read, and how it does</p>` : null}`
  return layout({ title: query.q ? `${plainLine(query.q)} · Huntwire` : 'Briefs · Huntwire', main })
}

function searchForm({ q, severity, verdict, story, show }: ListPageQuery): Html {
  return html`<form class="search" role="search" action="/" method="get">
<label for="q">Search briefs</label>
<input id="q" name="q" type="search" value="${q ?? ''}" placeholder="name, CVE, indicator, technique" maxlength="200">
${hiddenField('severity', severity)}${hiddenField('verdict', verdict)}${hiddenField('story', story)}${hiddenField('show', show === 'all' ? show : undefined)}
<button type="submit">Search</button>
</form>`
}

function hiddenField(name: string, value: string | undefined): Html | null {
  return value === undefined ? null : html`<input type="hidden" name="${name}" value="${value}">`
}

function filters(query: ListPageQuery): Html {
  const severities = severityLevels.toReversed().map((level) => ({
    label: severityNames[level],
    href: listHref(query, { severity: level }),
    current: query.severity === level,
  }))
  const kinds = verdicts.map((verdict) => ({
    label: verdict,
    href: listHref(query, { verdict }),
    current: query.verdict === verdict,
  }))
  const any = (key: 'severity' | 'verdict' | 'story') => ({
    label: 'any',
    href: listHref(query, { [key]: undefined }),
    current: query[key] === undefined,
  })
  return html`<nav class="filters" aria-label="Filters">
${filterRow('Severity', [any('severity'), ...severities])}
${filterRow('Kind', [any('verdict'), ...kinds])}
${query.story === undefined ? null : filterRow('Story', [any('story'), { label: 'this one', href: listHref(query, {}), current: true }])}
</nav>`
}

type FilterLink = { readonly label: string; readonly href: string; readonly current: boolean }

function filterRow(name: string, links: readonly FilterLink[]): Html {
  const items = links.map(({ label, href, current }) =>
    current
      ? html`<li><a href="${href}" aria-current="true">${label}</a></li>`
      : html`<li><a href="${href}">${label}</a></li>`,
  )
  return html`<div><span id="filter-${name.toLowerCase()}">${name}</span><ul aria-labelledby="filter-${name.toLowerCase()}">${items}</ul></div>`
}

function resultLine({ query, total, hidden, folded }: BriefListPage): Html {
  const what =
    folded === 0
      ? counted(total, 'brief', 'briefs')
      : `${counted(total + folded, 'brief', 'briefs')} of ${counted(total, 'story', 'stories')}`
  const found = html`${what}${query.q ? html` for <q>${query.q}</q>` : null}`
  if (hidden > 0) {
    return html`<p class="result" role="status">${found}. ${hidden} that ${hidden === 1 ? 'is' : 'are'} no threat ${hidden === 1 ? 'is' : 'are'} hidden: <a href="${listHref(query, { show: 'all' })}">show all</a>.</p>`
  }
  const canHide = query.show === 'all' && query.verdict === undefined
  return html`<p class="result" role="status">${found}${
    canHide
      ? html`, threats or not: <a href="${listHref(query, { show: 'threats' })}">threats only</a>`
      : null
  }.</p>`
}

function emptyList(query: ListPageQuery): Html {
  const filtered = query.q || query.severity || query.verdict || query.story
  return filtered
    ? html`<p class="empty">No brief fits. <a href="${listHref({ show: query.show }, {})}">Leave out all filters</a></p>`
    : html`<p class="empty">No brief yet. Articles appear here as soon as they are through.</p>`
}

function listItem(brief: Brief, tellings: readonly Telling[]): Html {
  const { id, title, severity, relevance, sources, published } = brief
  const indicators = brief.observables.filter(({ role }) => role === 'indicator').length
  const names = [...new Set(sources.map(({ name }) => name))].join(', ')
  return html`<li>
${badge(severity.level)}
<div>
<h2><a href="/brief/${id}">${title}</a></h2>
<p class="meta">${names} · ${dateOf(published)} · ${verdictTag(relevance.verdict)}</p>
<p class="counts">${counted(indicators, 'indicator', 'indicators')} · ${counted(brief.hunts.length, 'hunt', 'hunts')} · ${counted(brief.techniques.length, 'technique', 'techniques')}</p>
${foldedTellings(brief, tellings)}
</div>
</li>`
}

function verdictTag(verdict: Verdict): Html {
  return html`<span class="verdict">${verdict}</span>`
}

function pagination({ query, next, prev }: BriefListPage): Html | null {
  if (next === null && prev === null) return null
  return html`<nav class="pages" aria-label="Pages">
${prev === null ? html`<span></span>` : html`<a rel="prev" href="${listHref(query, { cursor: prev })}">← Newer</a>`}
${next === null ? html`<span></span>` : html`<a rel="next" href="${listHref(query, { cursor: next })}">Older →</a>`}
</nav>`
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
