import type { Effect } from './open-elements.ts'

/** The attributes that reading looks at; all others are dropped unread. */
export const readAttributes: ReadonlySet<string> = new Set([
  'aria-hidden',
  'class',
  'content',
  'datetime',
  'hidden',
  'href',
  'id',
  'itemprop',
  'lang',
  'name',
  'property',
  'rel',
  'role',
  'style',
  'type',
])
export type Attributes = ReadonlyMap<string, string>

/** Where an element stands. */
export type Surroundings = { readonly inArticle: boolean; readonly depth: number }

/** Elements that stand on lines of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li listing main menu nav ol optgroup option p pre search section summary table tbody textarea tfoot thead tr ul xmp'.split(
    ' ',
  ),
)

export const voidElements: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)

/** Never text of the page. */
const unread = new Set(
  'title script style noscript template svg math head iframe frameset noframes noembed canvas audio video object applet button select datalist'.split(
    ' ',
  ),
)

/** Whole class words only: `category-social-engineering` and `comments-open` are no chrome. */
const chromeWords = new Set(
  'related related-posts newsletter subscribe cookie share social sidebar-ad comments comment-list breadcrumb breadcrumbs menu'.split(
    ' ',
  ),
)
const chromeRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar'])
const neverChrome = new Set(['html', 'body', 'main', 'article'])
const appendixWords = /note|appendix|ioc|indicator/i

/** What an element does to the text inside it. */
export function effectsOf(name: string, attributes: Attributes, place: Surroundings): readonly Effect[] {
  const effects: Effect[] = []
  if (name === 'script' && /ld\+json/i.test(attributes.get('type') ?? '')) effects.push('json-ld')
  if (unread.has(name)) effects.push('skip')
  else if (isChrome(name, attributes, place)) effects.push('chrome')
  const role = attributes.get('role')?.toLowerCase()
  if (name === 'article' || role === 'article') effects.push('article')
  if (name === 'main' || role === 'main') effects.push('main')
  const own = name === 'a' && !attributes.has('href') ? undefined : ownEffects[name]
  if (own !== undefined) effects.push(own)
  return effects
}

const ownEffects: Readonly<Record<string, Effect | undefined>> = {
  pre: 'pre',
  textarea: 'pre',
  listing: 'pre',
  xmp: 'pre',
  tr: 'row',
  a: 'link',
  b: 'bold',
  strong: 'bold',
  title: 'title',
  h1: 'heading',
}

function isChrome(name: string, attributes: Attributes, place: Surroundings): boolean {
  if (neverChrome.has(name)) return false
  if (name === 'nav') return true
  const words = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.toLowerCase()
  if (name === 'footer') return !place.inArticle && !appendixWords.test(words)
  if (name === 'header' && !place.inArticle && place.depth < 5) return true
  if (!place.inArticle && chromeRoles.has(attributes.get('role')?.toLowerCase() ?? '')) return true
  return words.split(/\s+/).some((word) => chromeWords.has(word))
}

/** Class, id, role, itemprop and rel, in which pages say what a part of them is. */
export function labelOf(attributes: Attributes): string {
  const parts = labelAttributes.flatMap((name) => attributes.get(name) ?? [])
  return parts.length === 0 ? '' : parts.join(' ').slice(0, maxLabel)
}

const labelAttributes = ['class', 'id', 'role', 'itemprop', 'rel']
const maxLabel = 1_000

export function isNotShown(attributes: Attributes): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.get('style') ?? '')
}
