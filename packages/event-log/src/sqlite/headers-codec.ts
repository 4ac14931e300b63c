import type { Header } from '../record.ts'

const noValue = 0xffffffff

/** Headers as bytes: for each a length and the name, a length and the value; null values have a length of their own. */
export function encodeHeaders(headers: readonly Header[]): Uint8Array {
  return Buffer.concat(
    headers.flatMap(([name, value]) => {
      const nameBytes = Buffer.from(name, 'utf8')
      return [length(nameBytes.length), nameBytes, length(value?.length ?? noValue), value ?? Buffer.alloc(0)]
    }),
  )
}

export function decodeHeaders(encoded: Uint8Array | null): readonly Header[] {
  if (encoded === null) return []
  const headers: Header[] = []
  const buffer = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  let at = 0
  while (at < buffer.length) {
    const nameEnd = at + 4 + buffer.readUInt32BE(at)
    const name = buffer.toString('utf8', at + 4, nameEnd)
    const size = buffer.readUInt32BE(nameEnd)
    at = nameEnd + 4 + (size === noValue ? 0 : size)
    headers.push([name, size === noValue ? null : new Uint8Array(buffer.subarray(nameEnd + 4, at))])
  }
  return headers
}

function length(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value)
  return buffer
}
