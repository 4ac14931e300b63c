/** Characters that Windows-1252 has at 0x80 to 0x9f, by the byte. */
const windows1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, index): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
)

const lead =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/

/**
 * Text that was UTF-8, taken for Latin-1 or Windows-1252 and encoded once more (`â€™` for `’`), as it was meant. Only
 * when every character beyond ASCII fits: then it cannot be anything else.
 */
export function undoDoubleEncoding(text: string): string {
  if (!lead.test(text)) return text
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const byte = code < 0x100 ? code : windows1252.get(text.charAt(index))
    if (byte === undefined) return text
    bytes[index] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return text
  }
}
