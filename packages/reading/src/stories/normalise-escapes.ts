/**
 * RFC 3986 §6.2.2: upper-case escapes, and none for characters that need none. A `%` that begins no escape becomes one
 * itself, so that what is normalised stays as it is.
 */
export function normaliseEscapes(text: string): string {
  return text.replace(/%([0-9a-f]{2})?/gi, (octet, digits: string | undefined) => {
    if (digits === undefined) return '%25'
    const character = String.fromCharCode(Number.parseInt(digits, 16))
    return /[a-z0-9._~-]/i.test(character) ? character : octet.toUpperCase()
  })
}
