import { html } from './html.ts'
import { layout } from './layout.ts'

/** The page for an address that leads nowhere. */
export function renderNotFound(): string {
  return layout({
    title: 'Not found · Huntwire',
    main: html`<h1>Not found</h1>
<p>There is no such page, or its brief was withdrawn. <a href="/">All briefs</a></p>`,
  })
}
