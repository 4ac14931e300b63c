import { readDate } from '../dates/read-date.ts'
import { absoluteLinks } from './absolute-links.ts'
import { baseForItems } from './base-for-items.ts'
import { decodeEntities } from './decode-entities.ts'
import { derivedTitle } from './derived-title.ts'
import { type Feed, type FeedItem, FeedUnreadable } from './feed.ts'
import { plainText } from './plain-text.ts'
import { resolveLink } from './resolve-url.ts'
import { salvageJsonItems } from './salvage-json-items.ts'
import { escapeHtml } from './text-construct.ts'

const maxItems = 100_000

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). A field of the wrong type costs only itself, an
 * item that is no object is left out and named, and of JSON that breaks off or does not parse the whole items are read.
 * Throws only FeedUnreadable.
 */
export function readJsonFeed(source: string, baseUrl: string | null): Feed {
  const { feed, problems } = parse(source)
  if (!/jsonfeed\.org/i.test(textIn(feed, 'version') ?? '') || !Array.isArray(feed['items']))
    throw new FeedUnreadable('this is JSON, but no JSON Feed: it needs `version` and `items`')
  const found = [...problems]
  const link = resolveLink(textIn(feed, 'home_page_url') ?? '', baseUrl)
  const context = { base: baseForItems(link, baseUrl), author: authorOf(feed) }
  const items = feed['items'].slice(0, maxItems).flatMap((item: unknown, index): readonly FeedItem[] => {
    if (isFields(item)) return [toItem(item, context)]
    found.push(`item ${index + 1} is no object and was left out`)
    return []
  })
  if (feed['items'].length > maxItems)
    found.push(`the feed has more than ${maxItems} items; the rest was left out`)
  if (items.length === 0) found.push('the feed has no items')
  return {
    format: 'json',
    id: null,
    title: headline(textIn(feed, 'title')) ?? baseUrl ?? link,
    link,
    items,
    problems: found.slice(0, 50),
  }
}

function parse(source: string): { readonly feed: Fields; readonly problems: readonly string[] } {
  const text = source.replace(/[\u0000-\u001f\ufeff]+/g, ' ')
  try {
    const feed: unknown = JSON.parse(text)
    return { feed: isFields(feed) ? feed : {}, problems: [] }
  } catch (cause) {
    const salvaged = salvageJsonItems(text)
    if (salvaged !== null) return salvaged
    throw new FeedUnreadable('this looks like JSON but cannot be parsed', { cause })
  }
}

function toItem(
  item: Fields,
  context: { readonly base: string | null; readonly author: string | null },
): FeedItem {
  const url = resolveLink(textIn(item, 'url') ?? textIn(item, 'external_url') ?? '', context.base)
  const html = textIn(item, 'content_html')
  const text = textIn(item, 'content_text')
  const summary = plainText(textIn(item, 'summary') ?? '', 'html', 2_000)
  const title = headline(textIn(item, 'title'))
  const words = title === null ? (summary ?? headline(text) ?? plainText(html ?? '', 'html', 2_000)) : null
  return {
    id: idOf(item['id']),
    url,
    ...(title === null ? derivedTitle(words, url) : { title, titleFrom: 'title' }),
    published: readDate(textIn(item, 'date_published') ?? ''),
    updated: readDate(textIn(item, 'date_modified') ?? ''),
    author: authorOf(item) ?? context.author,
    summary,
    contentHtml:
      html === null ? (text === null ? null : escapeHtml(text)) : absoluteLinks(html, url ?? context.base),
    categories: textsIn(item['tags']),
  }
}

/** JSON Feed has no markup in titles; references are read all the same, since many writers escape them. */
function headline(text: string | null): string | null {
  const folded = decodeEntities(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return folded === '' ? null : folded
}

/** An id is a string; numbers are common and are taken as written (1.1 says so). */
function idOf(id: unknown): string | null {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id.trim() !== '' ? id : null
}

function authorOf(of: Fields): string | null {
  const listed = Array.isArray(of['authors']) ? of['authors'] : []
  const names = [...listed, of['author']].flatMap((author: unknown) =>
    isFields(author) ? (textIn(author, 'name')?.trim() ?? []) : [],
  )
  return names.length === 0 ? null : [...new Set(names)].slice(0, 20).join(', ')
}

function textsIn(list: unknown): readonly string[] {
  const texts = Array.isArray(list) ? list.filter((one) => typeof one === 'string' && one.trim() !== '') : []
  return [...new Set(texts)].slice(0, 200)
}

function textIn(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
