import { absoluteLinks } from './absolute-links.ts'
import { baseForItems } from './base-for-items.ts'
import { datesOf } from './dates-of-item.ts'
import { derivedTitle } from './derived-title.ts'
import type { Feed, FeedItem } from './feed.ts'
import { feedLink, itemLink } from './link-of.ts'
import type { RawElement, RawFeed, RawFeedSink, RawItem } from './raw-feed.ts'
import { resolveLink } from './resolve-url.ts'
import { headlineOf, htmlOf, wordsOf } from './text-construct.ts'

const maxSummary = 2_000
const maxCategories = 200
const maxProblems = 50

export type FeedBuilder = RawFeedSink & { readonly finish: (raw: RawFeed) => Feed }

/**
 * Makes a feed of what a reader of XML finds: absolute links, plain-text titles, dates in UTC, problems in words. An
 * item is made as soon as the feed's own link is known, so that only one at a time is held as it stood in the document.
 */
export function feedBuilder(baseUrl: string | null): FeedBuilder {
  const elements: RawElement[] = []
  const waiting: RawItem[] = []
  const items: FeedItem[] = []
  const problems: string[] = []
  let base: string | null | undefined

  function linkOfFeed(): string | null {
    const site = feedLink(elements)
    return site === null ? null : resolveLink(site.href, site.base ?? baseUrl)
  }

  function make(item: RawItem, from: string | null): void {
    const number = items.length + 1
    items.push(toItem(item, { base: from, tell: (problem) => problems.push(`item ${number}: ${problem}`) }))
  }

  return {
    element(element) {
      elements.push(element)
    },
    item(item) {
      if (base === undefined) {
        const link = linkOfFeed()
        if (link !== null) base = baseForItems(link, baseUrl)
      }
      if (base === undefined || waiting.length > 0) waiting.push(item)
      else make(item, base)
    },
    finish(raw) {
      const link = linkOfFeed()
      for (const item of waiting) make(item, baseForItems(link, baseUrl))
      const title = firstText(elements, titleNames, headlineOf)
      const author = authorOf(elements)
      return {
        format: raw.format,
        id: verbatim(elements, ['id', 'guid', 'atom:id']),
        title: title === null || title === '' ? (baseUrl ?? link ?? title) : title,
        link,
        items:
          author === null ? items : items.map((item) => (item.author === null ? { ...item, author } : item)),
        problems: shortened([...raw.problems, ...problems, ...problemsOf(items)]),
      }
    },
  }
}

const titleNames = ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title']

type Context = { readonly base: string | null; readonly tell: (problem: string) => void }

function toItem(raw: RawItem, context: Context): FeedItem {
  const found = itemLink(raw)
  const url = found === null ? null : resolveLink(found.href, found.base ?? context.base)
  const content = firstContent(raw, [
    'content:encoded',
    'content',
    'atom:content',
    'xhtml:body',
    'body',
    'fullitem',
  ])
  const description = firstContent(raw, descriptionNames)
  const html = content ?? description
  const summary = description === null ? null : wordsOf(description.element, maxSummary)
  const title = firstText(raw, titleNames, headlineOf)
  const words =
    title === null || title === '' ? (html === null ? null : wordsOf(html.element, maxSummary)) : null
  const dates = datesOf(raw, context.tell)
  return {
    id: verbatim(raw, ['id', 'guid', 'atom:id', 'rdf:about', 'dc:identifier']),
    url,
    ...ownOrDerived(title, derivedTitle(words, url)),
    ...dates,
    author: authorOf(raw),
    summary,
    contentHtml: html === null ? null : absoluteLinks(html.html, html.element.base ?? url ?? context.base),
    categories: categoriesOf(raw),
  }
}

const descriptionNames = [
  'description',
  'summary',
  'abstract',
  'atom:summary',
  'dc:description',
  'media:description',
  'itunes:summary',
  'itunes:subtitle',
]

type Title = Pick<FeedItem, 'title' | 'titleFrom'>

/** A title that is all markup stays empty where nothing better is known: it is there, but has no words. */
function ownOrDerived(own: string | null, derived: Title): Title {
  return own === null || (own === '' && derived.title !== null) ? derived : { title: own, titleFrom: 'title' }
}

function firstText(
  elements: readonly RawElement[],
  names: readonly string[],
  read: (element: RawElement) => string | null,
): string | null {
  let blank: string | null = null
  for (const name of names) {
    for (const element of elements) {
      if (element.name !== name) continue
      const text = read(element)
      if (text !== null && text !== '') return text
      blank ??= text
    }
  }
  return blank
}

function firstContent(
  raw: RawItem,
  names: readonly string[],
): { readonly element: RawElement; readonly html: string } | null {
  for (const name of names) {
    for (const element of raw) {
      const html = element.name === name ? htmlOf(element) : null
      if (html !== null) return { element, html }
    }
  }
  return null
}

function verbatim(elements: readonly RawElement[], names: readonly string[]): string | null {
  return firstText(elements, names, ({ text }) => text.trim() || null)
}

/** All names, as the feed lists them; of `mail@host (Name)` the name. */
function authorOf(elements: readonly RawElement[]): string | null {
  for (const names of authorNames) {
    const found = elements.flatMap((element) => {
      const name = names.includes(element.name) ? headlineOf(element) : null
      return name === null || name === '' ? [] : [/^\S+@\S+\s+\(([^()]+)\)$/.exec(name)?.[1] ?? name]
    })
    if (found.length > 0) return [...new Set(found)].slice(0, 20).join(', ')
  }
  return null
}

const authorNames = [
  ['author/name'],
  ['dc:creator', 'dc:author'],
  ['author', 'atom:author'],
  ['itunes:author'],
]

function categoriesOf(raw: RawItem): readonly string[] {
  const given = ['category', 'dc:subject'].flatMap((name) => raw.filter((element) => element.name === name))
  const names = given.flatMap((element) => {
    const label = element.attributes.get('label') ?? element.attributes.get('term')
    const name = headlineOf(label === undefined ? element : { ...element, text: label })
    return name === null || name === '' ? [] : [name]
  })
  return [...new Set(names)].slice(0, maxCategories)
}

function problemsOf(items: readonly FeedItem[]): readonly string[] {
  if (items.length === 0) return ['the feed has no items']
  const unlinked = items.filter((item) => item.url === null).length
  return unlinked === 0
    ? []
    : [`${unlinked} of ${items.length} items have no link; all that is known of them is in the feed`]
}

function shortened(problems: readonly string[]): readonly string[] {
  if (problems.length <= maxProblems) return problems
  return [...problems.slice(0, maxProblems), `and ${problems.length - maxProblems} more`]
}
