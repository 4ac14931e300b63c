import { decodeChunks, decodeWhole } from '../encodings/decode-chunks.ts'
import { type DetectedEncoding, detectEncoding } from '../encodings/detect-encoding.ts'
import { type Feed, FeedUnreadable } from './feed.ts'
import { feedBuilder } from './feed-builder.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readWithRssParser } from './read-with-rss-parser.ts'
import { readXmlTolerantly } from './read-xml-tolerantly.ts'
import { maxForRssParser, suitsRssParser } from './suits-rss-parser.ts'

/** The largest feed that is read, in bytes. */
const maxFeedBytes = 50 * 1_024 * 1_024

/** Reads RSS 0.9x to 2.0, RDF, Atom or JSON Feed. `baseUrl` is where it came from. Throws only FeedUnreadable. */
export async function readFeed(
  bytes: Uint8Array,
  options: { readonly contentType?: string | null; readonly baseUrl?: string | null } = {},
): Promise<Feed> {
  if (bytes.length > maxFeedBytes) throw new FeedUnreadable('the feed is larger than 50 MiB')
  const encoding = detectEncoding(bytes, options.contentType ?? '')
  const baseUrl = options.baseUrl ?? null
  const start = startOf(decodeChunks(bytes.subarray(0, 8_192), encoding))
  if (start === '') throw new FeedUnreadable('the feed is empty')
  const isJson = /^[[{]/.test(start) && !/<(?:\?xml|rss|feed|rdf:RDF)\s/.test(start)
  const feed = isJson
    ? readJsonFeed(decodeWhole(bytes, encoding), baseUrl)
    : await readXml(bytes, encoding, baseUrl)
  if (encoding.overruled === null) return feed
  const problem = `the feed is declared as ${encoding.overruled}, but its bytes are ${encoding.label}`
  return { ...feed, problems: [problem, ...feed.problems] }
}

/** The plain common case goes to rss-parser, all else to our own reader; both give the same for what both can read. */
async function readXml(bytes: Uint8Array, encoding: DetectedEncoding, baseUrl: string | null): Promise<Feed> {
  const builder = feedBuilder(baseUrl)
  const small = bytes.length <= maxForRssParser ? decodeWhole(bytes, encoding) : null
  const rootSource = small === null ? null : suitsRssParser(small)
  if (small !== null && rootSource !== null) {
    const read = await readWithRssParser(small, rootSource, builder)
    if (read !== null) return builder.finish(read)
  }
  const chunks = small === null ? decodeChunks(bytes, encoding) : [small]
  return builder.finish(readXmlTolerantly(chunks, baseUrl, builder))
}

function startOf(chunks: Iterable<string>): string {
  return [...chunks].join('').replace(/^[\s\ufeff\u0000]+/, '')
}
