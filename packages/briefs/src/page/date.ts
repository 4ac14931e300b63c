import { type Html, html } from './html.ts'

/** The day of an instant, or that it is not known. */
export function dateOf(instant: string | null): Html {
  if (instant === null) return html`date not known`
  return html`<time datetime="${instant}">${instant.slice(0, 10)}</time>`
}
