import { isHiddenElement, isInlineElement } from './html-elements.ts'

/**
 * HTML without its tags, comments and hidden elements, its entities still as written; at most about `limit` characters
 * of it. A tag that parts two blocks leaves a space. One pass.
 */
export function stripTags(html: string, limit: number): string {
  const lastEnd = html.lastIndexOf('>')
  const neverClosed = new Set<string>()
  let text = ''
  let at = 0
  while (at < html.length && text.length < limit) {
    const start = html.indexOf('<', at)
    const isComment = start >= 0 && html.startsWith('<!--', start)
    if (start < 0 || (start > lastEnd && !isComment)) return text + html.slice(at, at + limit)
    text += html.slice(at, Math.min(start, at + limit))
    at = afterTag(html, start, neverClosed)
    if (at === start + 1) text += '<'
    else if (!isInlineElement(tagName(html, start))) text += ' '
  }
  return text
}

/** Where reading goes on after the tag, comment or hidden element at `start`; one further when there is none. */
function afterTag(html: string, start: number, neverClosed: Set<string>): number {
  if (html.startsWith('<!--', start)) return after(html, '-->', start + 4)
  if (/^<!doctype\s/i.test(html.slice(start, start + 10))) return endOfTag(html, start + 2)
  if (!/[a-z/?]/i.test(html.charAt(start + 1))) return start + 1
  const end = endOfTag(html, start + 1)
  const name = tagName(html, start)
  if (html.charAt(start + 1) === '/' || !isHiddenElement(name) || html.charAt(end - 2) === '/') return end
  if (neverClosed.has(name)) return end
  const close = new RegExp(`</${name}[\\s>]`, 'gi')
  close.lastIndex = end
  const found = close.exec(html)
  if (found === null) neverClosed.add(name)
  return found === null ? end : endOfTag(html, found.index + 1)
}

function after(html: string, closing: string, from: number): number {
  const end = html.indexOf(closing, from)
  return end < 0 ? html.length : end + closing.length
}

/** After the `>` that ends the tag, not one within quotes that follow a `=`. */
function endOfTag(html: string, from: number): number {
  let quote = 0
  let before = 0
  for (let index = from; index < html.length; index++) {
    const code = html.charCodeAt(index)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) return index + 1
    else if (before === 0x3d && (code === 0x22 || code === 0x27)) quote = code
    if (code !== 0x20) before = code
  }
  const first = html.indexOf('>', from)
  return first < 0 ? html.length : first + 1
}

function tagName(html: string, start: number): string {
  const from = html.charCodeAt(start + 1) === 0x2f ? start + 2 : start + 1
  let end = from
  while (end < html.length && isNameCode(html.charCodeAt(end))) end++
  return html.slice(from, end).toLowerCase()
}

function isNameCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}
