/**
 * How many characters beyond ASCII the bytes hold as UTF-8, how many of them take three bytes or more, and how many
 * bytes are no UTF-8.
 */
export function countUtf8(bytes: Uint8Array): {
  readonly good: number
  readonly long: number
  readonly bad: number
} {
  let good = 0
  let long = 0
  let bad = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0
    let seen = 0
    while (byte >= 0xc2 && seen < more && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen++
    if (more > 0 && seen === more) {
      good++
      if (more > 1) long++
    } else bad++
    at += seen
  }
  return { good, long, bad }
}
