import type { SeverityLevel } from '@huntwire/intel-model'
import { severityNames } from '../words/severity-name.ts'
import { type Html, html } from './html.ts'

/** A severity level as a coloured word. */
export function badge(level: SeverityLevel): Html {
  return html`<span class="badge ${level}" title="severity: ${level}">${severityNames[level]}</span>`
}
