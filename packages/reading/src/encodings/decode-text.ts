const boms: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
]

/** Labels that people write without looking; text that is valid UTF-8 beyond ASCII is believed more. */
const singleByte = /^(?:us-ascii|ascii|latin-?1|iso[-_]?8859[-_]|windows-125|cp125)/i

/**
 * Bytes to text: by byte order mark, HTTP header, the document's own declaration (XML or `<meta>`), UTF-8 where it is
 * valid, else Windows-1252. Never throws; bytes that fit no character become U+FFFD.
 */
export function decodeText(
  bytes: Uint8Array,
  options: { readonly contentType?: string | null } = {},
): string {
  const bom = boms.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (bom !== undefined) return decoderOf(bom[1]).decode(bytes)
  const declared = charsetOf(options.contentType ?? '') ?? declaredIn(bytes)
  const decoder = declared === null ? null : knownDecoder(declared)
  if (decoder !== null && !(declared !== null && singleByte.test(declared))) return decoder.decode(bytes)
  return decodeUtf8(bytes) ?? (decoder ?? decoderOf('windows-1252')).decode(bytes)
}

function charsetOf(contentType: string): string | null {
  return /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(contentType)?.[1] ?? null
}

/** The declaration in the first KiB, which is ASCII in every encoding that can declare itself so. */
function declaredIn(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be'
  const start = decoderOf('windows-1252').decode(bytes.subarray(0, 1_024))
  const label =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w:.-]{1,40})["']/i.exec(start)?.[1] ??
    /<meta\s[^>]{0,300}?charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(start)?.[1]
  if (label === undefined) return null
  return /^utf-?16/i.test(label) ? 'utf-8' : label
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function knownDecoder(label: string): Decoder | null {
  try {
    return decoderOf(label)
  } catch {
    return null
  }
}

type Decoder = InstanceType<typeof TextDecoder>

function decoderOf(label: string): Decoder {
  return new TextDecoder(label)
}
