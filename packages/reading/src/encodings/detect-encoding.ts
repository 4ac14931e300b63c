import { isUtf8 } from 'node:buffer'
import { countUtf8 } from './count-utf8.ts'
import { guessEncoding } from './guess-encoding.ts'

/** How bytes become text, and how many of them at the start are a byte order mark. */
export type DetectedEncoding = {
  readonly label: string
  readonly mark: number
  /** What was declared, in HTTP or in the document, when the bytes say otherwise. */
  readonly overruled: string | null
}

const marks: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
]

/** Encodings whose characters take one byte: every sequence of bytes is text in them, so they prove nothing. */
const singleByte =
  /^(?:us-ascii|ascii|latin|l\d|iso[-_]?8859|windows-125|cp125|x-cp125|koi8|ibm|macintosh|x-mac)/

const sampled = 262_144

/** So many pairs of bytes of a Chinese or Japanese text are all UTF-8 by chance in fewer than 3 of 1,000 documents. */
const enoughPairs = 3

/**
 * The encoding of a document: byte order mark, zero bytes of UTF-16 and UTF-32, then what HTTP or the document itself
 * (XML declaration, `<meta>`) declares. Bytes that are UTF-8 beyond ASCII are believed more than a declaration, since no
 * other text comes out that way by chance.
 */
export function detectEncoding(bytes: Uint8Array, contentType: string): DetectedEncoding {
  const mark = marks.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) return { label: mark[1], mark: mark[0].length, overruled: null }
  const wide = wideEncoding(bytes)
  if (wide !== null) return { label: wide, mark: 0, overruled: null }
  const written =
    [charsetOf(contentType), declaredIn(bytes)].find((label) => knownLabel(label) !== null) ?? null
  const declared = knownLabel(written)
  const label = labelByBytes(bytes, declared)
  return { label, mark: 0, overruled: declared !== null && label !== declared ? written : null }
}

function labelByBytes(bytes: Uint8Array, declared: string | null): string {
  const valid = isUtf8(bytes)
  if (declared === null || declared === 'utf-8') {
    if (valid) return 'utf-8'
    const { good, bad } = countUtf8(bytes)
    return good > bad ? 'utf-8' : guessEncoding(bytes)
  }
  const { good, long, bad } = countUtf8(bytes)
  if (singleByte.test(declared)) {
    if (good > 0 && bad * 10 < good) return 'utf-8'
    // Servers name Latin-1 without looking.
    return declared === 'windows-1252' ? guessEncoding(bytes) : declared
  }
  if (valid && good > 0 && (long > 0 || good >= enoughPairs || !isCleanIn(bytes, declared))) return 'utf-8'
  return isTextIn(bytes, declared) ? declared : guessEncoding(bytes)
}

/** Whether nearly all of the bytes are text in an encoding of several bytes a character: the last one may be cut. */
function isTextIn(bytes: Uint8Array, label: string): boolean {
  const text = new TextDecoder(label).decode(bytes.subarray(0, sampled))
  const wrong = text.split('\ufffd').length - 1
  return wrong < 2 || wrong * 50 < text.replace(/[\u0000-\u007f]+/g, '').length
}

function isCleanIn(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** UTF-16 and UTF-32 without a mark: markup and JSON begin with ASCII, so the zeros tell. */
function wideEncoding(bytes: Uint8Array): string | null {
  const starts = new Map<string, number>()
  const units = Math.min(Math.floor(bytes.length / 4), 5)
  for (let at = 0; at < units * 4; at += 4) {
    const zeros = [0, 1, 2, 3].map((index) => (bytes[at + index] === 0 ? '0' : 'x')).join('')
    starts.set(zeros, (starts.get(zeros) ?? 0) + 1)
  }
  const found = [...wideZeros].find(([zeros]) => (starts.get(zeros) ?? 0) >= Math.max(1, units - 1))
  return found?.[1] ?? null
}

const wideZeros: ReadonlyMap<string, string> = new Map([
  ['000x', 'utf-32be'],
  ['x000', 'utf-32le'],
  ['0x0x', 'utf-16be'],
  ['x0x0', 'utf-16le'],
])

function charsetOf(contentType: string): string | null {
  return /charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(contentType)?.[1] ?? null
}

/** The declaration in the first KiB, which is ASCII in every encoding that can declare itself so. */
function declaredIn(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1_024))
  return (
    /<\?xml[^>]{0,300}?\sencoding\s*=\s*["']\s*([\w:.-]{1,40})/i.exec(start)?.[1] ??
    /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(start)?.[1] ??
    null
  )
}

/** The label as the encoding standard spells it; null for none, and for UTF-16 and UTF-32, whose bytes have zeros. */
function knownLabel(label: string | null): string | null {
  if (label === null || /^(?:utf-?(?:16|32)|ucs-?[24]|unicode)/i.test(label)) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}
