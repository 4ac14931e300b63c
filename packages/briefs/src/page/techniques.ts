import { type Brief, killChainPhases } from '@huntwire/intel-model'
import { phaseNames } from '../words/phase-name.ts'
import { noPhases, noTechniques } from '../words/reasons-for-nothing.ts'
import { quoteOf } from './evidence.ts'
import { type Html, html } from './html.ts'
import { table } from './profile.ts'

/** Each technique with the words that show it. */
export function techniquesSection(brief: Brief): Html {
  const head = html`<tr><th scope="col">Technique</th><th scope="col">Name</th><th scope="col">Evidence</th><th scope="col">Found by</th></tr>`
  const rows = brief.techniques.map(
    ({ id, name, evidence, method, confidence }) =>
      html`<tr><th scope="row">${id}</th><td>${name}</td><td>${quoteOf(evidence)}</td><td class="whole">${methods[method]}, ${Math.round(confidence * 100)} %</td></tr>`,
  )
  return html`<section aria-labelledby="techniques">
<h2 id="techniques">ATT&amp;CK techniques <span class="count">${rows.length}</span></h2>
${rows.length === 0 ? html`<p class="empty">${noTechniques(brief)}</p>` : table('What the adversary did', head, rows)}
</section>`
}

const methods = { 'explicit-id': 'its id', rule: 'a rule', model: 'the model' } as const

/** The seven phases in order; those observed name their techniques, and of those that only words show the words follow. */
export function killChainSection(brief: Brief): Html {
  const phases = killChainPhases.map((phase) => {
    const steps = brief.killChain.filter((step) => step.phase === phase)
    const techniques = [...new Set(steps.flatMap((step) => step.techniques))]
    return steps.length === 0
      ? html`<li class="absent">${phaseNames[phase]}<span>not observed</span></li>`
      : html`<li>${phaseNames[phase]}<span>${techniques.join(', ') || 'said in the article'}</span></li>`
  })
  const proofs = brief.killChain.flatMap(({ phase, techniques, evidence }) =>
    techniques.length > 0 || evidence === undefined
      ? []
      : [html`<li>${phaseNames[phase]}: ${quoteOf(evidence)}</li>`],
  )
  const said = proofs.length === 0 ? null : html`<ul class="reasons">${proofs}</ul>`
  return html`<section aria-labelledby="kill-chain">
<h2 id="kill-chain">Kill chain</h2>
${brief.killChain.length === 0 ? html`<p class="empty">${noPhases(brief)}</p>` : html`<ol class="chain">${phases}</ol>${said}`}
</section>`
}
