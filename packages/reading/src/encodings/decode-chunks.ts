import { isAscii } from 'node:buffer'
import type { DetectedEncoding } from './detect-encoding.ts'

/** Bytes of one piece: large feeds are never one string. */
const pieceSize = 65_536

/** The text of the bytes, piece by piece; bytes that fit no character become U+FFFD. Never throws. */
export function* decodeChunks(bytes: Uint8Array, encoding: DetectedEncoding): Generator<string> {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + encoding.mark, bytes.length - encoding.mark)
  switch (encoding.label) {
    case 'utf-8':
      yield* decodeUtf8(body)
      return
    case 'utf-32le':
    case 'utf-32be':
      yield* decodeUtf32(body, encoding.label === 'utf-32le')
      return
    default:
      yield* decodeOther(body, encoding.label)
  }
}

/** All of the text in one string. */
export function decodeWhole(bytes: Uint8Array, encoding: DetectedEncoding): string {
  if (encoding.label !== 'utf-8') return [...decodeChunks(bytes, encoding)].join('')
  return Buffer.from(bytes.buffer, bytes.byteOffset + encoding.mark, bytes.length - encoding.mark).toString(
    'utf8',
  )
}

/** A string of ASCII takes half the memory of one that a decoder makes. */
function* decodeUtf8(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const end = characterStart(bytes, Math.min(start + pieceSize, bytes.length))
    yield bytes.toString('utf8', start, end)
    start = end
  }
}

/** `end`, or up to three bytes before it, where a character starts. */
function characterStart(bytes: Buffer, end: number): number {
  for (let at = end; at > end - 4 && end < bytes.length; at--)
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return at
  return end
}

function* decodeOther(bytes: Buffer, label: string): Generator<string> {
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  const isPlain = /^(?:windows-125|iso-8859-)/.test(label)
  for (let start = 0; start < bytes.length; start += pieceSize) {
    const piece = bytes.subarray(start, start + pieceSize)
    if (isPlain && isAscii(piece)) yield piece.toString('latin1')
    else yield decoder.decode(piece, { stream: start + pieceSize < bytes.length })
  }
}

function* decodeUtf32(bytes: Buffer, littleEndian: boolean): Generator<string> {
  let points: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
    points.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? 0xfffd : point)
    if (points.length === 8_192) {
      yield String.fromCodePoint(...points)
      points = []
    }
  }
  if (points.length > 0) yield String.fromCodePoint(...points)
}
