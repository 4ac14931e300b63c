import { decodeWhole } from './decode-chunks.ts'
import { detectEncoding } from './detect-encoding.ts'

/** Bytes to text in the encoding that `detectEncoding` finds. Never throws; bytes that fit no character become U+FFFD. */
export function decodeText(
  bytes: Uint8Array,
  options: { readonly contentType?: string | null } = {},
): string {
  return decodeWhole(bytes, detectEncoding(bytes, options.contentType ?? ''))
}
