import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'

export type Decompressed =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'oversize' }
  | { readonly kind: 'broken'; readonly message: string }

/** Undoes `Content-Encoding`, the last first. Never makes more than `maxBytes`. */
export async function decompress(
  bytes: Uint8Array,
  encoding: string,
  maxBytes: number,
): Promise<Decompressed> {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  if (codings.length > 3)
    return { kind: 'broken', message: `"${encoding.slice(0, 80)}" is too many encodings` }
  let result = bytes
  for (const coding of codings.reverse()) {
    const decoder = decoderOf(coding, result)
    if (decoder === 'unknown')
      return { kind: 'broken', message: `"${coding.slice(0, 40)}" is not understood` }
    if (decoder === null) continue
    try {
      result = await decoder(result, { maxOutputLength: maxBytes })
    } catch (error) {
      return isTooLarge(error)
        ? { kind: 'oversize' }
        : { kind: 'broken', message: `the ${coding} compression is broken` }
    }
  }
  return { kind: 'bytes', bytes: result }
}

type Decoder = (bytes: Uint8Array, limit: { readonly maxOutputLength: number }) => Promise<Uint8Array>

/** Null where there is nothing to undo, also when a server says gzip of what is not. */
function decoderOf(coding: string, bytes: Uint8Array): Decoder | 'unknown' | null {
  switch (coding) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? promisify(gunzip) : null
    case 'deflate':
      return isZlib(bytes) ? promisify(inflate) : promisify(inflateRaw)
    case 'br':
      return promisify(brotliDecompress)
    case 'zstd':
      return promisify(zstdDecompress)
    default:
      return 'unknown'
  }
}

/** RFC 1950 §2.2: some servers send deflate without this header. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
