import type { RawElement } from './raw-feed.ts'

export type Href = { readonly href: string; readonly base: string | null }

/** The address of the site that a feed belongs to, as written. */
export function feedLink(elements: readonly RawElement[]): Href | null {
  return pageLink(elements, 'link') ?? pageLink(elements, 'atom:link')
}

/**
 * The address of an item's page, as written: what a feed proxy keeps of the original link, the link, Atom's link in RSS,
 * a `guid` that is a permalink, an id that is an address, a link to where the entry comes from.
 */
export function itemLink(elements: readonly RawElement[]): Href | null {
  return (
    textLink(elements, 'feedburner:origlink') ??
    pageLink(elements, 'link') ??
    pageLink(elements, 'atom:link') ??
    permalink(elements) ??
    addressOf(elements, 'id') ??
    addressOf(elements, 'rdf:about') ??
    pageLink(elements, 'link', nearRelation) ??
    pageLink(elements, 'atom:link', nearRelation)
  )
}

/** Relations under which a link leads to the page that the entry is about; none at all is `alternate` (RFC 4287 §4.2.7.2). */
const pageRelation = /^(?:alternate|http:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/i

/** Links to a page that is not quite the entry's own: better than none. */
const nearRelation = /^(?:related|via|https?:.*)$/i

/** RSS writes a link as text, Atom as `href`; of several an alternate one in HTML is the page. */
function pageLink(elements: readonly RawElement[], name: string, relation = pageRelation): Href | null {
  let other: Href | null = null
  for (const { name: own, attributes, text, base } of elements) {
    if (own !== name) continue
    const href = (attributes.get('href') ?? attributes.get('xlink:href'))?.trim() || text.trim()
    if (href === '' || !relation.test(attributes.get('rel')?.trim() || 'alternate')) continue
    const type = attributes.get('type')?.toLowerCase() ?? 'text/html'
    if (/^(?:text\/html|application\/xhtml\+xml)/.test(type)) return { href, base }
    other ??= { href, base }
  }
  return other
}

function textLink(elements: readonly RawElement[], name: string): Href | null {
  const found = elements.find((element) => element.name === name && element.text.trim() !== '')
  return found === undefined ? null : { href: found.text.trim(), base: found.base }
}

function permalink(elements: readonly RawElement[]): Href | null {
  const found = elements.find(
    ({ name, attributes }) =>
      name === 'guid' && attributes.get('ispermalink')?.trim().toLowerCase() !== 'false',
  )
  return found !== undefined && isAddress(found.text) ? { href: found.text.trim(), base: found.base } : null
}

function addressOf(elements: readonly RawElement[], name: string): Href | null {
  const link = textLink(elements, name)
  return link !== null && isAddress(link.href) ? link : null
}

function isAddress(text: string): boolean {
  return /^\s*https?:\/\//i.test(text)
}
