import type { RawFeed } from './raw-feed.ts'

/** The format of a feed with this root element; null when it is none. */
export function feedRoot(name: string, source: string): RawFeed['format'] | null {
  switch (name) {
    case 'rss':
      return 'rss'
    case 'rdf:rdf':
    case 'rdf':
      return 'rdf'
    case 'feed':
    case 'atom:feed':
    case 'atom:entry':
      return 'atom'
    case 'channel':
      return /rss1\.1/i.test(source) ? 'rss' : 'cdf'
    default:
      return null
  }
}
