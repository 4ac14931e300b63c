import type { DetectedEncoding } from './detect-encoding.ts'

/** Bytes of one piece: large feeds are never one string. */
const pieceSize = 1_048_576

/** The text of the bytes, piece by piece; bytes that fit no character become U+FFFD. Never throws. */
export function* decodeChunks(bytes: Uint8Array, encoding: DetectedEncoding): Generator<string> {
  const body = bytes.subarray(encoding.mark)
  if (encoding.label === 'utf-32le' || encoding.label === 'utf-32be') {
    yield* decodeUtf32(body, encoding.label === 'utf-32le')
    return
  }
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true })
  for (let start = 0; start < body.length; start += pieceSize)
    yield decoder.decode(body.subarray(start, start + pieceSize), { stream: start + pieceSize < body.length })
}

function* decodeUtf32(bytes: Uint8Array, littleEndian: boolean): Generator<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let points: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian)
    points.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? 0xfffd : point)
    if (points.length === 8_192) {
      yield String.fromCodePoint(...points)
      points = []
    }
  }
  if (points.length > 0) yield String.fromCodePoint(...points)
}
