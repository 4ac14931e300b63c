import { FeedUnreadable } from './feed.ts'

/** XML that a strict parser takes: junk before the first tag gone, control characters gone, stray `&` escaped. */
export function cleanXml(text: string): string {
  const start = text.indexOf('<')
  const xml = text
    .slice(Math.max(start, 0))
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  const parts: string[] = []
  let done = 0
  for (let open = xml.indexOf(cdata); open >= 0; open = xml.indexOf(cdata, done)) {
    const end = xml.indexOf(']]>', open)
    const close = end < 0 ? xml.length : end
    parts.push(escapeStrayAmpersands(xml.slice(done, open)), xml.slice(open, close))
    done = close
  }
  return parts.join('') + escapeStrayAmpersands(xml.slice(done))
}

const cdata = '<![CDATA['

const xhtmlStart =
  /<((?:atom:)?(?:title|summary|content))\s[^>]{0,500}?type\s*=\s*["']xhtml["'][^>]{0,500}>/gi

/** Atom's inline XHTML (RFC 4287 §3.1.1.3) as escaped text, which keeps the order of text and elements. */
export function escapeXhtml(xml: string): string {
  const parts: string[] = []
  let done = 0
  for (const start of xml.matchAll(xhtmlStart)) {
    if (start.index < done || start[0].endsWith('/>')) continue
    const from = start.index + start[0].length
    const to = xml.indexOf(`</${start[1]}>`, from)
    if (to < 0) break
    const inner = xml.slice(from, to).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    parts.push(xml.slice(done, from), inner)
    done = to
  }
  return parts.join('') + xml.slice(done)
}

/** What kind of feed the root element makes it. Throws FeedUnreadable for a web page and for other XML. */
export function feedFormat(xml: string): 'rss' | 'rdf' | 'atom' {
  const root = rootElement(xml)
  switch (root) {
    case 'rss':
      return 'rss'
    case 'rdf:rdf':
      return 'rdf'
    case 'feed':
      return 'atom'
    case 'html':
    case '!doctype html':
      throw new FeedUnreadable('this is a web page, not a feed; look on it for the address of its feed')
    case null:
      throw new FeedUnreadable('this is no feed: it has no XML element')
    default:
      throw new FeedUnreadable(`this is no feed: its root element is <${root.slice(0, 40)}>`)
  }
}

function escapeStrayAmpersands(text: string): string {
  return text.replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);)/gi, '&amp;')
}

function rootElement(xml: string): string | null {
  const prolog =
    /<(?:\?[^>]*>|!--[\s\S]*?-->|!doctype\s(?!\s*html)[^[>]{0,1000}(?:\[[^\]]*\])?\s{0,1000}>)\s*/iy
  let at = 0
  while (prolog.lastIndex === at) {
    if (!prolog.test(xml)) break
    at = prolog.lastIndex
  }
  return /^<(!doctype html|[^\s/>!?<]+)/i.exec(xml.slice(at, at + 200))?.[1]?.toLowerCase() ?? null
}
