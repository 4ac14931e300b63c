import type { Brief } from '@huntwire/intel-model'
import { gatheredReasons } from '../words/gathered-reasons.ts'
import { pointsTotal } from '../words/points-total.ts'
import { verdictNames } from '../words/verdict-name.ts'
import { quoteOf, reasonList } from './evidence.ts'
import { type Html, html } from './html.ts'

/** What the article reports, and whom and what it names. */
export function profileSection(brief: Brief): Html {
  return html`<section aria-labelledby="profile">
<h2 id="profile">Threat profile</h2>
<p class="summary">${brief.summary === '' ? 'The article has no text to sum up.' : brief.summary}</p>
${names(brief)}
${vulnerabilities(brief)}
</section>`
}

/** The rules behind the severity and the verdict. */
export function whySection({ severity, relevance }: Brief): Html {
  const total = pointsTotal(relevance.reasons)
  const unknowns =
    severity.unknowns.length === 0
      ? null
      : html`<h3>Not known</h3><ul>${severity.unknowns.map((unknown) => html`<li>${unknown}</li>`)}</ul>`
  return html`<section aria-labelledby="why">
<h2 id="why">Why this matters</h2>
<h3>Severity is ${severity.level}, because</h3>
${reasonList(severity.reasons)}
${unknowns}
<h3>It is read as ${verdictNames[relevance.verdict]}, because</h3>
${reasonList(gatheredReasons(relevance.reasons))}
${total === null ? null : html`<p class="muted">${total}</p>`}
</section>`
}

function names({ names }: Brief): Html | null {
  if (names.length === 0) return null
  const rows = names.map(
    ({ kind, id, name, evidence }) =>
      html`<tr><td>${nameKinds[kind]}</td><th scope="row">${name}${id === null ? null : html` <span class="id">${id}</span>`}</th><td>${quoteOf(evidence)}</td></tr>`,
  )
  return table(
    'Names in the article',
    html`<tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Evidence</th></tr>`,
    rows,
  )
}

const nameKinds = { group: 'Actor', malware: 'Malware', tool: 'Tool', campaign: 'Campaign' } as const

function vulnerabilities({ vulnerabilities }: Brief): Html | null {
  if (vulnerabilities.length === 0) return null
  const rows = vulnerabilities.map(
    ({ id, about, product, cvss, kev, evidence }) =>
      html`<tr><th scope="row">${id}</th><td>${product ?? 'not known'}${about ? null : html`<br><span class="muted">mentioned in passing</span>`}</td><td>${cvss === null ? 'not stated' : `CVSS ${cvss}`}</td><td>${kev === null ? 'not listed' : html`since ${kev.added}, due ${kev.due}${kev.ransomware ? ', used in ransomware' : ''}`}</td><td>${quoteOf(evidence)}</td></tr>`,
  )
  return table(
    'Vulnerabilities',
    html`<tr><th scope="col">CVE</th><th scope="col">Product</th><th scope="col">Score</th><th scope="col">Known exploited</th><th scope="col">Evidence</th></tr>`,
    rows,
  )
}

/** A table with its name above it. */
export function table(caption: string, head: Html, rows: readonly Html[]): Html {
  return html`<table><caption>${caption}</caption><thead>${head}</thead><tbody>${rows}</tbody></table>`
}
