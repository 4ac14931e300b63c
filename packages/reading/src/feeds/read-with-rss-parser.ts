import Parser from 'rss-parser'
import { fieldNames, isField } from './known-elements.ts'
import type { RawElement, RawFeed, RawFeedSink } from './raw-feed.ts'
import { innerScope, nameIn, rootScope } from './xml-names.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads RSS 2.0 that `suitsRssParser` lets through with rss-parser. Null when it is not what it looked like: not
 * well-formed, with elements where text should be, or with items that rss-parser does not find.
 *
 * rss-parser hands the known elements over as they are, under names of our own: its own reading of them throws at an
 * unreadable date and strips tags in quadratic time.
 */
export async function readWithRssParser(
  xml: string,
  rootSource: string,
  sink: RawFeedSink,
): Promise<RawFeed | null> {
  const scope = innerScope(rootScope(), rootSource, true)
  const rename = (raw: string) => {
    const name = nameIn(scope, raw)
    return isField(name) ? `huntwire:${name}` : raw
  }
  const parser = new Parser<Fields, Fields>({
    xml2js: { tagNameProcessors: [rename] },
    // Feed fields take the options of item fields, which rss-parser's own types leave out.
    customFields: { feed: handedOver as unknown as string[], item: [...handedOver] },
  })
  const parsed = await parser.parseString(xml).catch((error: unknown) => {
    if (error instanceof Error) return null
    throw error
  })
  if (parsed === null) return null
  const elements = elementsOf(parsed)
  const items = parsed.items.map(elementsOf)
  const whole = items.flatMap((item) => (item === null ? [] : [item]))
  if (elements === null || whole.length < (xml.match(/<item[\s>/]|<channel[\s>/]/gi)?.length ?? 0) - 1)
    return null
  for (const element of elements) sink.element(element)
  for (const item of whole) sink.item(item)
  return { format: 'rss', problems: [] }
}

const handedOver = fieldNames.map((name): [string, string, { keepArray: true }] => [
  `huntwire:${name}`,
  `huntwire:${name}`,
  { keepArray: true },
])

function elementsOf(fields: Fields): readonly RawElement[] | null {
  const elements: RawElement[] = []
  for (const name of fieldNames) {
    const nodes = fields[`huntwire:${name}`]
    if (nodes === undefined) continue
    for (const node of Array.isArray(nodes) ? nodes : [nodes]) {
      const element = toElement(name, node)
      if (element === null) return null
      elements.push(element)
    }
  }
  return elements
}

/** A node of xml2js: its text, or an object with the text in `_` and the attributes in `$`. */
function toElement(name: string, node: unknown): RawElement | null {
  if (typeof node === 'string') return { name, text: node, isXhtml: false, attributes: new Map(), base: null }
  if (typeof node !== 'object' || node === null) return null
  const parts = new Map<string, unknown>(Object.entries(node))
  const text = parts.get('_') ?? ''
  const attributes = Object.entries(parts.get('$') ?? {}).map(([key, value]): [string, string] => [
    key.toLowerCase(),
    String(value),
  ])
  const isText = typeof text === 'string' && [...parts.keys()].every((key) => key === '_' || key === '$')
  return isText ? { name, text, isXhtml: false, attributes: new Map(attributes), base: null } : null
}
