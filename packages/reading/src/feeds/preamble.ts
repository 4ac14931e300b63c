import { type AdvertisedFeed, FeedUnreadable } from './feed.ts'
import { plainText } from './plain-text.ts'
import { resolveUrl } from './resolve-url.ts'
import { readAttributes } from './xml-attributes.ts'

const maxAdvertised = 50

/** What stands before the root element of a feed; all of it when there is no such element. */
export type Preamble = {
  readonly text: (raw: string) => void
  readonly element: (tag: string, source: string) => void
  readonly doctype: (start: string) => void
  readonly problems: () => readonly string[]
  readonly unreadable: () => FeedUnreadable
}

export function watchPreamble(baseUrl: string | null): Preamble {
  const feeds: AdvertisedFeed[] = []
  let base = baseUrl
  let first: string | null = null
  let isPage = false
  let isJunk = false

  return {
    text(raw) {
      isJunk ||= /[^\s\ufeff]/.test(raw)
    },
    doctype(start) {
      isPage ||= /^<!doctype\s+html/i.test(start)
    },
    element(tag, source) {
      const local = tag.slice(tag.indexOf(':') + 1).toLowerCase()
      first ??= tag
      isJunk = true
      isPage ||= local === 'html' || local === 'head' || local === 'body'
      if (local === 'base') base = resolveUrl(readAttributes(source).get('href') ?? '', baseUrl) ?? base
      if (local !== 'link' || feeds.length >= maxAdvertised) return
      const feed = advertisedFeed(source, base)
      if (feed !== null && !feeds.some((other) => other.url === feed.url)) feeds.push(feed)
    },
    problems() {
      return isJunk ? ['something else stands before the feed; it was skipped'] : []
    },
    unreadable() {
      if (isPage || feeds.length > 0) return new FeedUnreadable(pageMessage(feeds), { feeds })
      if (first !== null)
        return new FeedUnreadable(`this is no feed: its root element is <${first.slice(0, 40)}>`)
      return new FeedUnreadable('this is no feed: neither XML nor JSON')
    },
  }
}

function pageMessage(feeds: readonly AdvertisedFeed[]): string {
  const start = 'this is a web page, not a feed'
  if (feeds.length === 0) return `${start}, and it names no feed; look on it for the address of its feed`
  const named = feeds.slice(0, 5).map(({ url }) => url)
  return `${start}; it names ${feeds.length === 1 ? 'this feed' : 'these feeds'}: ${named.join(', ')}`
}

const feedType =
  /^(?:application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)|text\/(?:rss|xml)|application\/xml)\b/i

/** A feed that `<link rel="alternate">` names (HTML, "link type alternate"). */
function advertisedFeed(source: string, base: string | null): AdvertisedFeed | null {
  const attributes = readAttributes(source)
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
  const type = (attributes.get('type') ?? '').trim()
  const isFeed = relations.includes('alternate') ? feedType.test(type) : relations.includes('feed')
  const url = isFeed ? resolveUrl(attributes.get('href') ?? '', base) : null
  return url === null ? null : { url, title: plainText(attributes.get('title') ?? ''), type }
}
