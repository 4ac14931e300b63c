import type { Brief } from '@huntwire/intel-model'
import { dateOf } from './date.ts'
import { type Html, html } from './html.ts'
import { listHref } from './list-query.ts'

/** A brief as one of those that tell a story. */
export type Telling = {
  readonly id: string
  readonly title: string
  readonly published: string | null
  /** Names of its sources. */
  readonly sources: readonly string[]
}

/** The other briefs of the same story, folded into one line. */
export function foldedTellings(brief: Brief, tellings: readonly Telling[]): Html | null {
  const others = tellings.filter(({ id }) => id !== brief.id)
  if (others.length === 0) return null
  const names = [...new Set(others.flatMap(({ sources }) => sources))]
  const shown =
    names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
  return html`<details class="story"><summary>Also told by: ${shown}</summary>
<ul>${others.map(telling)}</ul>
<p><a href="${storyHref(brief)}">All of this story</a></p>
</details>`
}

/** The other briefs of the same story, each with its source. */
export function openTellings(brief: Brief, tellings: readonly Telling[]): Html | null {
  const others = tellings.filter(({ id }) => id !== brief.id)
  if (others.length === 0) return null
  return html`<section class="story" aria-labelledby="story">
<h2 id="story">Also told by <span class="count">${others.length}</span></h2>
<ul>${others.map(telling)}</ul>
<p><a href="${storyHref(brief)}">All of this story as a list</a></p>
</section>`
}

function telling({ id, title, published, sources }: Telling): Html {
  return html`<li>${sources.join(', ')}: <a href="/brief/${id}">${title}</a> <span class="muted">${dateOf(published)}</span></li>`
}

function storyHref({ storyId }: Brief): string {
  return listHref({ show: 'all' }, { story: storyId })
}
