import Parser from 'rss-parser'
import { readDate } from '../dates/read-date.ts'
import { absoluteUrl } from './absolute-url.ts'
import { type Feed, type FeedItem, FeedUnreadable } from './feed.ts'
import { plainText } from './plain-text.ts'
import { attribute, children, firstText, type XmlNode } from './xml-node.ts'
import { cleanXml, escapeXhtml, feedFormat } from './xml-source.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Elements that rss-parser shall hand over untouched: its own reading of them loses the order of XHTML, throws on an
 * unreadable date, and strips tags in quadratic time. So they carry another name while it looks.
 */
const ownElements = [
  'author',
  'category',
  'content',
  'content:encoded',
  'created',
  'dc:creator',
  'dc:date',
  'dc:subject',
  'dcterms:created',
  'dcterms:modified',
  'description',
  'guid',
  'id',
  'issued',
  'link',
  'modified',
  'pubDate',
  'published',
  'summary',
  'title',
  'updated',
]
const renamed = new Map(ownElements.map((name) => [name.toLowerCase(), `huntwire:${name}`]))

/** Reads RSS, RDF and Atom with rss-parser. Throws only FeedUnreadable. */
export async function readXmlFeed(source: string, baseUrl: string | null): Promise<Feed> {
  const xml = cleanXml(source)
  const format = feedFormat(xml)
  const parsed = await parse(format === 'atom' ? escapeXhtml(xml) : xml)
  const link = linkOf(nodesOf(parsed, 'link'), baseUrl)
  const base = baseUrl ?? link
  const items = parsed.items.map((item) => toItem(item, base))
  return { format, title: titleOf(nodesOf(parsed, 'title')), link, items, problems: problemsOf(items) }
}

async function parse(xml: string) {
  const parser = new Parser<Fields, Fields>({
    xml2js: { tagNameProcessors: [(name: string) => renamed.get(name.toLowerCase()) ?? name] },
    defaultRSS: 2,
    // Feed fields take the options of item fields, which rss-parser's own types leave out.
    customFields: {
      feed: ['link', 'title'].map(handOver) as unknown as string[],
      item: ownElements.map(handOver),
    },
  })
  try {
    return await parser.parseString(xml)
  } catch (error) {
    const reason =
      error instanceof TypeError || !(error instanceof Error)
        ? 'its elements are not where a feed has them'
        : error.message.split('\n', 1)[0]
    throw new FeedUnreadable(`the feed is broken: ${reason}`, { cause: error })
  }
}

function handOver(name: string): [string, string, { keepArray: true }] {
  return [`huntwire:${name}`, `huntwire:${name}`, { keepArray: true }]
}

function nodesOf(from: unknown, name: string): readonly XmlNode[] {
  return children(from, `huntwire:${name}`)
}

type Nodes = (name: string) => readonly XmlNode[]

function toItem(item: Fields, base: string | null): FeedItem {
  const nodes: Nodes = (name) => nodesOf(item, name)
  const about = item['rdf:about']
  const content = firstContent(nodes, ['content:encoded', 'content'])
  const description = firstContent(nodes, ['description', 'summary'])
  const dateOf = (names: readonly string[]) => firstDate(nodes, names)
  return {
    id: firstText(nodes('id')) ?? firstText(nodes('guid')) ?? firstText(about),
    url: linkOf(nodes('link'), base) ?? permalink(nodes('guid'), base),
    title: titleOf(nodes('title')),
    published: dateOf(['published', 'issued', 'created', 'pubDate', 'dc:date', 'dcterms:created']),
    updated: dateOf(['updated', 'modified', 'dcterms:modified']),
    author: authorOf(nodes),
    summary: plainText((description ?? '').slice(0, 100_000)),
    contentHtml: content ?? description,
    categories: categoriesOf(nodes),
  }
}

function firstDate(nodes: Nodes, names: readonly string[]): string | null {
  for (const name of names) {
    const date = readDate(firstText(nodes(name)) ?? '')
    if (date !== null) return date
  }
  return null
}

function firstContent(nodes: Nodes, names: readonly string[]): string | null {
  for (const name of names) {
    const text = firstText(nodes(name))
    if (text !== null) return text
  }
  return null
}

function titleOf(titles: readonly XmlNode[]): string | null {
  return plainText(firstText(titles) ?? '')
}

/** RSS writes a link as text, Atom as `href`; of several the alternate one is the page. */
function linkOf(links: readonly XmlNode[], base: string | null): string | null {
  const alternate = links.find((link) => {
    const href = attribute(link, 'href')
    return href !== null && (attribute(link, 'rel') ?? 'alternate') === 'alternate'
  })
  const href = alternate === undefined ? firstText(links) : attribute(alternate, 'href')
  return absoluteUrl(href, base)
}

function permalink(guids: readonly XmlNode[], base: string | null): string | null {
  const guid = firstText(guids)
  if (guid === null || !/^https?:\/\//i.test(guid)) return null
  return guids.some((node) => attribute(node, 'isPermaLink')?.toLowerCase() === 'false')
    ? null
    : absoluteUrl(guid, base)
}

function authorOf(nodes: Nodes): string | null {
  const named = nodes('author').flatMap((author) => children(author, 'name'))
  const text = firstText(nodes('dc:creator')) ?? firstText(named) ?? firstText(nodes('author'))
  if (text === null) return null
  return plainText(/^\S+@\S+\s+\((.+)\)$/.exec(text.slice(0, 500))?.[1] ?? text)
}

function categoriesOf(nodes: Nodes): readonly string[] {
  const named = [...nodes('category'), ...nodes('dc:subject')].map(
    (category) => attribute(category, 'label') ?? attribute(category, 'term') ?? firstText([category]),
  )
  const plain = named.flatMap((name) => plainText(name ?? '') ?? [])
  return [...new Set(plain)]
}

function problemsOf(items: readonly FeedItem[]): readonly string[] {
  if (items.length === 0) return ['the feed has no items']
  const unnamed = items.filter((item) => item.url === null).length
  return unnamed === 0 ? [] : [`${unnamed} of ${items.length} items have no link`]
}
