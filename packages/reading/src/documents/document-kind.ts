const htmlTag =
  /<!doctype\s+html|<\/?(?:a|abbr|address|article|aside|b|blockquote|body|br|button|center|code|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|li|link|main|meta|nav|noscript|ol|p|pre|s|script|section|small|span|strong|style|sub|summary|sup|table|tbody|td|textarea|tfoot|th|thead|title|tr|u|ul|video)(?:\s[^<>]{0,2000})?\/?>/i
const heading = /^ {0,3}#{1,6}[ \t]+\S/m
const fence = /^ {0,3}(?:```|~~~)/m
/** Not `[.](…)` and the like, which are defanged indicators. */
const link = /\[(?![.:@]|at\]|dot\])[^[\]\n]{1,200}\]\([^)\s]{1,2000}\)/i

export type BinaryKind = 'pdf' | 'docx' | 'zip' | 'encrypted-office' | 'old-office'

const oleMark = 'd0cf11e0a1b11ae1'

/** PDF, Word and other archives, by what they begin with and hold; null for everything else. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (start.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (start.subarray(0, 8).toString('hex') === oleMark)
    return start.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted-office' : 'old-office'
  if (start.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return null
  return start.includes('word/document.xml') ? 'docx' : 'zip'
}

/** Where a tag makes a text HTML; a server that calls it HTML is believed further down. */
const startLength = 1_024
const declaredStartLength = 65_536

/** What a decoded text is. `json` is its value when it is JSON, `contentType` what the server calls it. */
export function textKind(
  text: string,
  json: unknown,
  contentType: string | null = null,
): 'submission' | 'html' | 'markdown' | 'text' {
  if (typeof json === 'object' && json !== null && !Array.isArray(json) && 'url' in json) return 'submission'
  const declared = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')
  if (htmlTag.test(text.slice(0, declared ? declaredStartLength : startLength))) return 'html'
  return heading.test(text) || fence.test(text) || link.test(text) ? 'markdown' : 'text'
}
