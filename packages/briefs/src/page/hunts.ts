import type { Brief, Hunt, QueryResult } from '@huntwire/intel-model'
import { dialectNames } from '../words/dialect-name.ts'
import { shortPhaseNames } from '../words/phase-name.ts'
import { noHunts } from '../words/reasons-for-nothing.ts'
import { sentences } from '../words/sentences.ts'
import { quoteOf } from './evidence.ts'
import { type Html, html } from './html.ts'

/** Each hunt: what it asks, how to read its answer, its query in every dialect. */
export function huntsSection(brief: Brief): Html {
  return html`<section aria-labelledby="hunts">
<h2 id="hunts">Recommended hunts <span class="count">${brief.hunts.length}</span></h2>
${brief.hunts.length === 0 ? html`<p class="empty">${noHunts(brief)}</p>` : brief.hunts.map(huntArticle)}
</section>`
}

function huntArticle(hunt: Hunt): Html {
  const phase = hunt.phase === null ? 'any' : shortPhaseNames[hunt.phase]
  return html`<article class="hunt" aria-labelledby="${hunt.id}">
<h3 id="${hunt.id}">${hunt.title}</h3>
<p class="meta"><code>${hunt.id}</code> · phase <strong>${phase}</strong> · confidence <strong>${hunt.confidence}</strong> · expected <strong>${hunt.expectedVolume}</strong> · looks back ${hunt.model.lookbackDays} days${hunt.expires === null ? null : html` · expires ${hunt.expires}`}</p>
<dl>
${entry('Hypothesis', html`${sentences([hunt.hypothesis])}`)}
${entry('Why now', html`${hunt.whyNow.map((evidence) => html`<p>${quoteOf(evidence)}</p>`)}`)}
${entry('A hit', html`${sentences([hunt.hitLooksLike])}`)}
${listEntry('Next', hunt.triage)}
${listEntry('False positives', hunt.falsePositives)}
${listEntry('Blind to', hunt.blindSpots)}
${hunt.techniques.length === 0 ? null : entry('Techniques', html`${hunt.techniques.join(', ')}`)}
${listEntry('Data needed', hunt.dataNeeded)}
</dl>
${queries(hunt)}
</article>`
}

function entry(name: string, content: Html): Html {
  return html`<div><dt>${name}</dt><dd>${content}</dd></div>`
}

function listEntry(name: string, texts: readonly string[]): Html | null {
  const [only, ...more] = texts
  if (only === undefined) return null
  if (more.length === 0) return entry(name, html`${sentences([only])}`)
  return entry(name, html`<ul>${texts.map((text) => html`<li>${sentences([text])}</li>`)}</ul>`)
}

function queries({ queries }: Hunt): readonly Html[] {
  let open = true
  return dialectNames.flatMap(({ dialect, label }) => {
    const query: QueryResult | undefined = queries[dialect]
    if (query === undefined) return []
    if ('refused' in query) {
      return [html`<p class="refused"><strong>${label}</strong> refused: ${sentences([query.refused])}</p>`]
    }
    const first = open
    open = false
    return [queryDetails(label, query.text, first)]
  })
}

function queryDetails(label: string, text: string, open: boolean): Html {
  const code = html`<pre tabindex="0" role="region" aria-label="${label} query"><code>${text}</code></pre>`
  return open
    ? html`<details class="query" open><summary>${label}</summary>${code}</details>`
    : html`<details class="query"><summary>${label}</summary>${code}</details>`
}
