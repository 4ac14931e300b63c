/** Elements with a short text: another known element cannot stand in them. */
const shortElements = [
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'published',
  'updated',
  'issued',
  'modified',
  'created',
  'category',
  'author',
  'author/name',
  'feedburner:origlink',
  'dc:title',
  'dc:creator',
  'dc:author',
  'dc:date',
  'dc:subject',
  'dc:identifier',
  'dcterms:created',
  'dcterms:issued',
  'dcterms:modified',
  'itunes:author',
  'itunes:title',
  'media:title',
  'atom:title',
  'atom:link',
  'atom:id',
  'atom:published',
  'atom:updated',
  'atom:author',
]

/** Elements that hold the article or a part of it, with markup of any kind. */
const contentElements = [
  'description',
  'summary',
  'content',
  'content:encoded',
  'abstract',
  'fullitem',
  'body',
  'xhtml:body',
  'dc:description',
  'itunes:summary',
  'itunes:subtitle',
  'media:description',
  'atom:summary',
  'atom:content',
]

/** HTML has elements of these names too. */
const htmlNames = [
  'title',
  'link',
  'summary',
  'content',
  'body',
  'xhtml:body',
  'abstract',
  'author',
  'category',
  'id',
]

const short: ReadonlySet<string> = new Set(shortElements)
const content: ReadonlySet<string> = new Set(contentElements)
const html: ReadonlySet<string> = new Set(htmlNames)
/** Tags of HTML that were left open between the elements of an item; they must not hide what follows. */
const strayHtml = ['b', 'br', 'center', 'div', 'em', 'font', 'hr', 'i', 'p', 'span', 'strong', 'u']

const transparent: ReadonlySet<string> = new Set(['media:group', 'media:content', ...strayHtml])
const persons: ReadonlySet<string> = new Set(['author', 'atom:author'])

/** All elements that carry something of a feed or an item. */
export const fieldNames: readonly string[] = [...shortElements, ...contentElements]

export function isField(name: string): boolean {
  return short.has(name) || content.has(name)
}

/** Its children count as if they stood beside it. */
export function isTransparent(name: string): boolean {
  return transparent.has(name)
}

/** It may hold a name, or elements that do. */
export function isPerson(name: string): boolean {
  return persons.has(name)
}

/** Whether `name` inside an open `within` shows that the end tag of `within` is missing. */
export function endsField(within: string, name: string): boolean {
  return isField(name) && (short.has(within) || !html.has(name))
}
