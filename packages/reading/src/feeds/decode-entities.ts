import { decodeHTMLStrict } from 'entities'

const simple: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  // HTML 4 and the DTD of RSS 0.91 say so; HTML 5 has other characters under these names.
  ['lang', '\u2329'],
  ['rang', '\u232a'],
])

const maxEntity = 32

/**
 * The text with its character references read: those of XML, the names of HTML, numbers (the ones of Windows-1252 too).
 * What is none, and every entity that the document declares itself, stays as it is written.
 */
export function decodeEntities(text: string): string {
  let at = text.indexOf('&')
  if (at < 0) return text
  let decoded = ''
  let done = 0
  while (at >= 0) {
    const end = endOfReference(text, at + 1)
    const character = end === null ? null : characterOf(text.slice(at + 1, end))
    if (end !== null && character !== null) {
      decoded += text.slice(done, at) + character
      done = text[end] === ';' ? end + 1 : end
    }
    at = text.indexOf('&', Math.max(done, at + 1))
  }
  return decoded + text.slice(done)
}

/** Where a reference ends: at its `;`, or where the digits of a number end without one. */
function endOfReference(text: string, from: number): number | null {
  const isNumber = text.charCodeAt(from) === 0x23
  for (let index = from; index < from + maxEntity; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x3b) return index > from ? index : null
    const isWord = (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
    if (!isWord && !(isNumber && index === from)) return isNumber && index > from + 2 ? index : null
  }
  return null
}

function characterOf(name: string): string | null {
  const known = simple.get(name)
  if (known !== undefined) return known
  if (name.startsWith('#') && !/^#(?:\d+|[xX][\da-fA-F]+)$/.test(name)) return null
  const reference = `&${name};`
  const character = decodeHTMLStrict(reference)
  return character === reference ? null : character.replace(control, '')
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
