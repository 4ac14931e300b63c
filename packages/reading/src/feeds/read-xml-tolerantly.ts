import { FeedUnreadable } from './feed.ts'
import { feedRoot } from './feed-root.ts'
import { isVoidElement } from './html-elements.ts'
import { endsField, isField, isPerson, isTransparent } from './known-elements.ts'
import { fieldText, type OpenField, openField } from './open-field.ts'
import { watchPreamble } from './preamble.ts'
import type { RawElement, RawFeed, RawFeedSink } from './raw-feed.ts'
import { resolveUrl } from './resolve-url.ts'
import { noAttributes, readAttributes } from './xml-attributes.ts'
import { innerScope, nameIn, rootScope, type Scope } from './xml-names.ts'
import { type XmlEvents, xmlTokenizer } from './xml-tokenizer.ts'

const maxItems = 100_000
const maxElements = 2_000
const maxDepth = 1_000

/**
 * Reads RSS, RDF, Atom and CDF, well-formed or not, in one pass over the chunks of its text. An element that is not
 * closed ends where the next one shows that it must have; an item that the end of the text cuts off is left out. Throws
 * FeedUnreadable for what is no feed.
 */
export function readXmlTolerantly(
  chunks: Iterable<string>,
  baseUrl: string | null,
  sink: RawFeedSink,
): RawFeed {
  const reader = feedReader(baseUrl, sink)
  const tokenizer = xmlTokenizer(reader.events)
  for (const chunk of chunks) tokenizer.write(chunk.replace(control, ''))
  tokenizer.end()
  return reader.finish()
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]+/g

/** An open element; `raw` is its tag in lower case. */
type Frame = {
  readonly name: string
  readonly raw: string
  readonly scope: Scope
  readonly base: string | null
}

function feedReader(
  baseUrl: string | null,
  sink: RawFeedSink,
): { readonly events: XmlEvents; readonly finish: () => RawFeed } {
  const preamble = watchPreamble(baseUrl)
  const gathered = fieldText()
  const problems: string[] = []
  const frames: Frame[] = []
  const openCounts = new Map<string, number>()
  let format: RawFeed['format'] | null = null
  let scope = rootScope()
  let base: string | null = null
  let tooDeep = 0
  let elements = 0
  let items = 0
  let isRootClosed = false
  let item: RawElement[] | null = null
  let itemDepth = -1
  let skipDepth = -1
  let personDepth = -1
  let field: OpenField | null = null

  function open(raw: string, source: string, selfClosing: boolean): void {
    const inner = source.includes('xmlns') ? innerScope(scope, source, format === null) : scope
    let name = nameIn(inner, raw)
    if (format === null) {
      const found = feedRoot(name, source)
      if (found === null) {
        preamble.element(raw, source)
        return
      }
      format = found
      if (found === 'cdf') keepAttribute('link', readAttributes(source).get('href'))
    }
    if (format === 'atom' && name.startsWith('atom:')) name = name.slice(5)
    if (name === 'entry' || name === 'item') {
      if (startsItem(name)) {
        beginItem(raw, name, source, inner, selfClosing)
        return
      }
    }
    if (field !== null && isPerson(field.name)) {
      personDepth = field.depth
      field = null
      gathered.drop()
    }
    if (field !== null && endsField(field.name, name)) popTo(field.depth - 1)
    if (field !== null) {
      const isEmpty = selfClosing || isVoidElement(raw)
      gathered.open(field, raw, source, isEmpty)
      if (!isEmpty) push(raw, name, source, inner)
      return
    }
    push(raw, name, source, inner)
    if (skipDepth < 0) enter(name, source)
    if (selfClosing) pop()
  }

  /** What an element means that is no part of a field's text. */
  function enter(name: string, source: string): void {
    const depth = frames.length
    const isNameOfPerson = personDepth >= 0 && name.slice(name.indexOf(':') + 1) === 'name'
    const known = personDepth >= 0 ? isNameOfPerson : isField(name)
    if (known && tooDeep === 0) {
      const attributes = source === '' ? noAttributes : readAttributes(source)
      field = openField({ name: isNameOfPerson ? 'author/name' : name, depth, attributes, base })
    } else if (!(isTransparent(name) || (item === null && isFrameOfFeed(name)))) skipDepth = depth
  }

  /** An Atom entry within an element of another entry is quoted; in RSS an `<item>` is always the next one. */
  function startsItem(name: string): boolean {
    if (format === 'atom') return name === 'entry' && (item === null || (field === null && skipDepth < 0))
    return name === 'item'
  }

  function beginItem(raw: string, name: string, source: string, inner: Scope, selfClosing: boolean): void {
    if (item !== null) {
      tell(`item ${items + 1} is not closed`)
      popTo(itemDepth - 1)
    }
    while (frames.length > 0 && !standsInFeed()) pop()
    tooDeep = 0
    push(raw, name, source, inner)
    item = []
    itemDepth = frames.length
    if (source.includes('=')) {
      const attributes = readAttributes(source)
      keepAttribute('rdf:about', attributes.get('rdf:about'))
      if (format === 'cdf') {
        keepAttribute('link', attributes.get('href'))
        keepAttribute('modified', attributes.get('lastmod'))
      }
    }
    if (selfClosing) pop()
  }

  function standsInFeed(): boolean {
    const isOwn = field === null && skipDepth < 0 && personDepth < 0
    return isOwn && isFrameOfFeed(frames.at(-1)?.name ?? '')
  }

  function keepAttribute(name: string, text: string | undefined): void {
    if (text !== undefined) keep({ name, text, isXhtml: false, attributes: noAttributes, base })
  }

  function push(raw: string, name: string, source: string, inner: Scope): void {
    if (frames.length >= maxDepth) {
      if (tooDeep === 0) tell(`elements are nested more than ${maxDepth} deep`)
      tooDeep++
      return
    }
    const tag = raw.toLowerCase()
    frames.push({ name, raw: tag, scope, base })
    openCounts.set(tag, (openCounts.get(tag) ?? 0) + 1)
    scope = inner
    if (source.includes('xml:base')) base = innerBase(readAttributes(source).get('xml:base'))
  }

  function innerBase(href: string | undefined): string | null {
    return href === undefined ? base : (resolveUrl(href, base ?? baseUrl) ?? base)
  }

  function close(raw: string): void {
    const tag = raw.toLowerCase()
    if (tooDeep > 0) {
      if (tag !== frames[itemDepth - 1]?.raw && tag !== frames[(field?.depth ?? 0) - 1]?.raw) {
        tooDeep--
        return
      }
      tooDeep = 0
    }
    if ((openCounts.get(tag) ?? 0) === 0) return
    while (frames.at(-1)?.raw !== tag) pop()
    pop()
  }

  function popTo(depth: number): void {
    while (frames.length > depth) pop()
  }

  function pop(): void {
    if (tooDeep > 0) {
      tooDeep--
      return
    }
    const depth = frames.length
    const frame = frames.pop()
    if (frame === undefined) return
    openCounts.set(frame.raw, (openCounts.get(frame.raw) ?? 1) - 1)
    if (field !== null && field.depth === depth) {
      keep(gathered.finish(field))
      field = null
    } else if (field !== null) gathered.close(field, frame.raw)
    if (skipDepth === depth) skipDepth = -1
    if (personDepth === depth) personDepth = -1
    if (item !== null && itemDepth === depth) endItem(item)
    if (depth === 1) isRootClosed = true
    scope = frame.scope
    base = frame.base
  }

  function keep(element: RawElement): void {
    if (item === null) {
      if (elements++ < maxElements) sink.element(element)
    } else if (item.length < maxElements) item.push(element)
  }

  function endItem(ended: RawElement[]): void {
    items++
    if (items <= maxItems) sink.item(ended)
    item = null
    itemDepth = -1
  }

  function tell(problem: string): void {
    if (problems.length < maxElements) problems.push(problem)
  }

  function finish(): RawFeed {
    if (format === null) throw preamble.unreadable()
    const place = items === 0 ? 'its first item' : `item ${items + 1}`
    if (item !== null && items === 0)
      throw new FeedUnreadable(`the feed is broken: it breaks off within ${place}`)
    if (item !== null) tell(`the feed breaks off within ${place}, which was left out`)
    else if (!isRootClosed) tell('the feed breaks off before its end; items may be missing')
    if (items > maxItems) tell(`the feed has ${items} items; those after ${maxItems} were left out`)
    return { format, problems: [...preamble.problems(), ...problems] }
  }

  const events: XmlEvents = {
    text(raw) {
      if (field !== null) gathered.text(raw)
      else if (format === null) preamble.text(raw)
    },
    cdata(text) {
      if (field !== null) gathered.cdata(field, text)
    },
    open,
    close,
    doctype(start) {
      if (format === null) preamble.doctype(start)
    },
  }
  return { events, finish }
}

/** Elements around the items, whose children are the feed's own. */
function isFrameOfFeed(name: string): boolean {
  return name === 'channel' || name === 'feed' || name === 'rss' || name === 'rdf:rdf' || name === 'rdf'
}
