import { visibleText } from '../visible-text.ts'

declare const safe: unique symbol

/** Markup that `html` made: nothing else is put into a page as it is. */
export type Html = { readonly markup: string; readonly [safe]: true }

type Content = Html | string | number | null | readonly Content[]

/**
 * Makes markup. Every value is text and encoded as such, for an element's content and a quoted attribute alike, unless
 * it is `Html` itself; lists are joined, null is nothing. Throws a `TypeError` for a value outside quotation marks in
 * an attribute, since no encoding holds there.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = ''
  for (const [index, part] of parts.entries()) {
    markup += part
    if (index === values.length) break
    if (part.endsWith('=')) throw new TypeError(`an attribute without quotation marks: ${part.slice(-40)}`)
    markup += encode(values[index] ?? null)
  }
  return asHtml(markup)
}

function encode(content: Content): string {
  if (content === null) return ''
  if (typeof content === 'number') return String(content)
  if (typeof content === 'string') return encodeText(content)
  return 'markup' in content ? content.markup : content.map(encode).join('')
}

function encodeText(text: string): string {
  return visibleText(text).replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

function asHtml(markup: string): Html {
  return { markup } as Html // the one place where markup is made
}
