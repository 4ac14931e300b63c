const sampled = 262_144

/**
 * The encoding of bytes that are no UTF-8 and declare nothing that could be true. Western text has single bytes beyond
 * ASCII among its letters; in Cyrillic whole words are made of them, small letters at the end of Windows-1251, before them
 * in KOI8-R.
 */
export function guessEncoding(bytes: Uint8Array): 'windows-1252' | 'windows-1251' | 'koi8-r' {
  let high = 0
  let inWords = 0
  let small1251 = 0
  let smallKoi8 = 0
  const end = Math.min(bytes.length, sampled)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    high++
    if ((bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0) inWords++
    if (byte >= 0xe0) small1251++
    else if (byte >= 0xc0) smallKoi8++
  }
  if (high < 20 || inWords < high * 0.8) return 'windows-1252'
  if (small1251 > high * 0.6) return 'windows-1251'
  return smallKoi8 > high * 0.6 ? 'koi8-r' : 'windows-1252'
}
