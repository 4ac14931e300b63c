import { decodeText } from '../encodings/decode-text.ts'
import { type Feed, FeedUnreadable } from './feed.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readXmlFeed } from './read-xml-feed.ts'

/** The largest feed that is read, in bytes. */
const maxFeedBytes = 50 * 1_024 * 1_024

/** Reads RSS 0.9x to 2.0, RDF, Atom or JSON Feed. `baseUrl` is where it came from. Throws only FeedUnreadable. */
export async function readFeed(
  bytes: Uint8Array,
  options: { readonly contentType?: string | null; readonly baseUrl?: string | null } = {},
): Promise<Feed> {
  if (bytes.length > maxFeedBytes) throw new FeedUnreadable('the feed is larger than 50 MiB')
  const text = decodeText(bytes, options).replace(/^\ufeff/, '')
  const start = text.slice(0, 4_096).trimStart()
  if (start === '') throw new FeedUnreadable('the feed is empty')
  const baseUrl = options.baseUrl ?? null
  if (start.startsWith('{')) return readJsonFeed(text, baseUrl)
  if (!start.includes('<')) throw new FeedUnreadable('this is no feed: neither XML nor JSON')
  return await readXmlFeed(text, baseUrl)
}
