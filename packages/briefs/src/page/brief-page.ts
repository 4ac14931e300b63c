import type { Brief } from '@huntwire/intel-model'
import { plainLine } from '../visible-text.ts'
import { severityNames } from '../words/severity-name.ts'
import { articleLink } from './article-link.ts'
import { badge } from './badge.ts'
import { dateOf } from './date.ts'
import { type Html, html } from './html.ts'
import { huntsSection } from './hunts.ts'
import { indicatorsSection } from './indicators.ts'
import { layout } from './layout.ts'
import { profileSection, whySection } from './profile.ts'
import { killChainSection, techniquesSection } from './techniques.ts'
import { openTellings, type Telling } from './tellings.ts'

/**
 * One brief as a page, with the other briefs that tell its story. No markup of the article is in it, and no indicator is a
 * link.
 */
export function renderBriefPage(brief: Brief, tellings: readonly Telling[] = []): string {
  const main = html`<article class="brief">
${head(brief)}
${profileSection(brief)}
${openTellings(brief, tellings)}
${whySection(brief)}
${indicatorsSection(brief)}
${techniquesSection(brief)}
${killChainSection(brief)}
${huntsSection(brief)}
${quotedRulesSection(brief)}
${aboutSection(brief)}
</article>`
  return layout({
    title: `[${severityNames[brief.severity.level]}] ${plainLine(brief.title)} · Huntwire`,
    main,
  })
}

function head(brief: Brief): Html {
  const { title, severity, relevance, sources, published, url, tlp, language, id } = brief
  return html`<header>
<p class="meta">${badge(severity.level)} <span class="verdict">${relevance.verdict}</span>${tlp === 'clear' ? null : html` <span class="verdict">TLP:${tlp.toUpperCase()}</span>`}</p>
<h1>${title}</h1>
<dl class="facts">
<div><dt>Source</dt><dd>${sources.map((source, index) => html`${index === 0 ? '' : ', '}${articleLink(source.url, source.name)}`)}</dd></div>
<div><dt>Published</dt><dd>${dateOf(published)}</dd></div>
<div><dt>Article</dt><dd>${articleLink(url)}</dd></div>
${language === null || language === 'en' ? null : html`<div><dt>Language</dt><dd>${language}</dd></div>`}
<div><dt>As a file</dt><dd><a href="/briefs/${id}.md">Markdown</a>, <a href="/briefs/${id}">JSON</a></dd></div>
</dl>
<nav class="contents" aria-label="Parts of this brief"><ul>${parts.map(([anchor, name]) => html`<li><a href="#${anchor}">${name}</a></li>`)}</ul></nav>
</header>`
}

const parts = [
  ['profile', 'Profile'],
  ['why', 'Why this matters'],
  ['indicators', 'Indicators'],
  ['techniques', 'Techniques'],
  ['kill-chain', 'Kill chain'],
  ['hunts', 'Hunts'],
  ['about', 'About'],
] as const

function quotedRulesSection({ quotedRules }: Brief): Html | null {
  if (quotedRules.length === 0) return null
  const rules = quotedRules.map(({ language, name, text }) => {
    const label = `${language} ${name ?? 'without a name'}`
    return html`<details class="query"><summary>${label}</summary><pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre></details>`
  })
  return html`<section aria-labelledby="rules">
<h2 id="rules">Rules quoted in the article <span class="count">${quotedRules.length}</span></h2>
${rules}
</section>`
}

function aboutSection({ engine, revision, bodySha256, notes }: Brief): Html {
  return html`<section aria-labelledby="about">
<h2 id="about">About this brief</h2>
${notes.length === 0 ? null : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<dl class="facts">
<div><dt>Made by</dt><dd>Huntwire ${engine.version} <code>${engine.derivation}</code></dd></div>
<div><dt>Text</dt><dd>SHA-256 <code>${bodySha256}</code></dd></div>
<div><dt>Revision</dt><dd><code>${revision}</code></dd></div>
</dl>
</section>`
}
