import { decodeEntities } from './decode-entities.ts'

export type Attributes = ReadonlyMap<string, string>

export const noAttributes: Attributes = new Map()

const maxAttributes = 200

/** The attributes of a tag by lower-case name, the first of each, with their entities read. One pass. */
export function readAttributes(source: string): Attributes {
  let equals = source.indexOf('=')
  if (equals < 0) return noAttributes
  const attributes = new Map<string, string>()
  let from = 0
  while (equals >= 0 && attributes.size < maxAttributes) {
    const name = lastWord(source, from, equals)
    const value = valueAfter(source, equals + 1)
    if (name !== '' && !attributes.has(name)) attributes.set(name, decodeEntities(value.text))
    from = value.end
    equals = source.indexOf('=', from)
  }
  return attributes
}

function lastWord(source: string, from: number, to: number): string {
  let end = to
  while (end > from && source.charCodeAt(end - 1) <= space) end--
  let start = end
  while (start > from && source.charCodeAt(start - 1) > space && !isQuote(source.charCodeAt(start - 1)))
    start--
  return source.slice(start, end).toLowerCase()
}

function valueAfter(source: string, from: number): { readonly text: string; readonly end: number } {
  let start = from
  while (start < source.length && source.charCodeAt(start) <= space) start++
  if (isQuote(source.charCodeAt(start))) {
    const end = source.indexOf(source.charAt(start), start + 1)
    if (end >= 0) return { text: source.slice(start + 1, end), end: end + 1 }
    return { text: source.slice(start + 1), end: source.length }
  }
  let end = start
  while (end < source.length && source.charCodeAt(end) > space) end++
  return { text: source.slice(start, end), end }
}

const space = 0x20

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27
}
