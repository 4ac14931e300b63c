import { readAttributes } from './xml-attributes.ts'

/** The short name under which the reader knows each namespace; spelled without scheme, `www.` and trailing `/` or `#`. */
const known: Readonly<Record<string, string>> = {
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/rss/1.0': '',
  'purl.org/net/rss1.1': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss091': '',
  'backend.userland.com/rss092': '',
  'backend.userland.com/blogchannelmodule': 'blogchannel',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss/rss.html': '',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'search.yahoo.com/mrss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/xhtml': 'xhtml',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
}

/** Prefixes that many feeds use without declaring them. */
const usual: ReadonlyMap<string, string> = new Map(
  ['atom', 'content', 'dc', 'dcterms', 'media', 'itunes', 'xhtml', 'rdf', 'feedburner'].map((name) => [
    name,
    name,
  ]),
)

/** The namespaces in force at one place of a document, and the names already looked up in them. */
export type Scope = {
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, string>
}

export function rootScope(): Scope {
  return { prefixes: usual, names: new Map() }
}

/** The scope inside a tag that declares namespaces. `isRoot`: whatever a root declares as its own is the feed's. */
export function innerScope(scope: Scope, source: string, isRoot: boolean): Scope {
  const prefixes = new Map(scope.prefixes)
  for (const [name, uri] of readAttributes(source)) {
    if (name === 'xmlns') prefixes.set('', namespaceOf(uri) ?? (isRoot ? '' : unknown))
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), namespaceOf(uri) ?? unknown)
  }
  return { prefixes, names: new Map() }
}

/** The name of an element as the reader knows it: lower case, `prefix:local`, feeds' own elements without a prefix. */
export function nameIn(scope: Scope, raw: string): string {
  const found = scope.names.get(raw)
  if (found !== undefined) return found
  const lower = raw.toLowerCase()
  const colon = lower.indexOf(':')
  const local = lower.slice(colon + 1)
  const prefix = scope.prefixes.get(colon < 0 ? '' : lower.slice(0, colon)) ?? (colon < 0 ? '' : unknown)
  const name = prefix === '' ? local : `${prefix}:${local}`
  if (scope.names.size < maxNames) scope.names.set(raw, name)
  return name
}

const unknown = 'unknown'
const maxNames = 1_000

function namespaceOf(uri: string): string | null {
  const plain = uri
    .trim()
    .slice(0, 200)
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]$/, '')
  if (plain === '') return ''
  return Object.hasOwn(known, plain) ? (known[plain] ?? null) : null
}
