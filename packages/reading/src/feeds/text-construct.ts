import { plainText } from './plain-text.ts'
import type { RawElement } from './raw-feed.ts'
import { undoDoubleEncoding } from './undo-double-encoding.ts'

const maxHeadline = 10_000

/** How an element's text is to be taken; `unknown` says nothing of it, which in practice may be HTML. */
type TextKind = 'text' | 'html' | 'xhtml' | 'unknown' | 'binary'

/** An element's text as a headline, plain and on one line; '' when all of it is markup, null when it is blank. */
export function headlineOf(element: RawElement): string | null {
  const text = sourceOf(element)
  const kind = kindOf(element)
  if (kind === 'binary') return plainText(textInBase64(text) ?? '', 'headline', maxHeadline)
  if (text.trim() === '') return null
  return plainText(text, kind === 'html' || kind === 'unknown' ? 'headline' : kind, maxHeadline) ?? ''
}

/** An element's text as plain words on one line, about `limit` characters at most. */
export function wordsOf(element: RawElement, limit: number): string | null {
  const kind = kindOf(element)
  if (kind === 'binary') return null
  return plainText(sourceOf(element), kind === 'unknown' ? 'html' : kind, limit)
}

/** An element's content as HTML; null when it has none, or none that is text. */
export function htmlOf(element: RawElement): string | null {
  const text = sourceOf(element).trim()
  switch (kindOf(element)) {
    case 'binary':
      return null
    case 'xhtml':
      return text === '' ? null : withoutWrapper(text)
    case 'text':
      return text === '' ? null : escapeHtml(text)
    default:
      return text === '' ? null : text
  }
}

/** Text as HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** RFC 4287 §3.1.1 and §4.1.3; Atom 0.3 has media types in its place. */
function kindOf(element: RawElement): TextKind {
  if (element.isXhtml) return 'xhtml'
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? ''
  if (type === 'text' || type.startsWith('text/plain')) return 'text'
  if (type.includes('html')) return 'html'
  return type.includes('/') && !/^text\/|xml$/.test(type) ? 'binary' : 'unknown'
}

function sourceOf(element: RawElement): string {
  const isBase64 = element.attributes.get('mode')?.trim().toLowerCase() === 'base64'
  return undoDoubleEncoding(isBase64 ? (textInBase64(element.text) ?? '') : element.text)
}

/** Text in Base64, as Atom writes what is no text type; null when it is none. */
function textInBase64(text: string): string | null {
  if (text.length > maxBase64 || !/^[a-z\d+/=\s]+$/i.test(text)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'))
  } catch {
    return null
  }
}

const maxBase64 = 10_000_000

/** Without the `<div>` around inline XHTML, which is no part of it (RFC 4287 §3.1.1.3). */
function withoutWrapper(xhtml: string): string {
  const start = /^<div(?:\s[^<>]{0,2000})?>/i.exec(xhtml)
  if (start === null || !/<\/div>$/i.test(xhtml.slice(-6))) return xhtml
  const inner = xhtml.slice(start[0].length, -6)
  return inner.lastIndexOf('<div') <= inner.lastIndexOf('</div') ? inner.trim() : xhtml
}
