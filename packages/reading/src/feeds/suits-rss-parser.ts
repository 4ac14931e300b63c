import { innerScope, rootScope } from './xml-names.ts'

/** Above this, its tree of the whole document costs more than it may. */
export const maxForRssParser = 65_536

const declaration = /^\ufeff?\s{0,100}(?:<\?xml\s[^<>]{0,200}\?>)?/
const root = /\s{0,100}<rss(\s[^<>]{0,2000})>/y

/** What rss-parser, or the XML reader beneath it, reads otherwise than it is meant, or not at all. */
const others = [
  '<!DOCTYPE',
  'xml:base',
  '<media:',
  'mode=',
  'type="xhtml"',
  '<body',
  ':body',
  '<!-->',
  '<!--->',
]

/** A `<` in the value of an attribute, which the XML reader beneath rss-parser lets pass. */
const openValue = /=["'][^"'<>]{0,1000}</

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** Numbers of control characters, and those that mean a character of Windows-1252. */
const oddNumber = /&#(?:0|x0|[12]?\d;|x1?[\da-f];|1[2-5]\d;|x[89][\da-f];)/i

/**
 * The attributes of the root element when rss-parser is known to read this feed right: RSS 2.0, whole, all namespaces
 * declared at the root under their usual prefixes, and nothing in it that it is known to misread. Null otherwise.
 */
export function suitsRssParser(xml: string): string | null {
  if (xml.length > maxForRssParser || !xml.trimEnd().endsWith('</rss>')) return null
  root.lastIndex = afterComments(xml)
  const source = root.exec(xml)?.[1]
  if (source === undefined || !/\sversion\s?=\s?["']2\.0["']/.test(source)) return null
  if (xml.includes('xmlns', root.lastIndex) || oddNumber.test(xml) || control.test(xml)) return null
  if (others.some((other) => xml.includes(other)) || openValue.test(xml)) return null
  const { prefixes } = innerScope(rootScope(), source, true)
  const usual = [...prefixes].every(([prefix, name]) => prefix === name || name === 'unknown')
  return usual ? source : null
}

function afterComments(xml: string): number {
  let at = declaration.exec(xml)?.[0].length ?? 0
  for (;;) {
    while (xml.charCodeAt(at) <= 0x20) at++
    const end = xml.startsWith('<!--', at) ? xml.indexOf('-->', at + 4) : -1
    if (end < 0) return at
    at = end + 3
  }
}
