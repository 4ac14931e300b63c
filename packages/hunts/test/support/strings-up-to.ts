/** Every string over `alphabet` of at most `maxLength` signs. */
export function* stringsUpTo(maxLength: number, alphabet: readonly string[]): Generator<string> {
  let layer = ['']
  for (let length = 0; length <= maxLength; length += 1) {
    yield* layer
    layer = layer.flatMap((prefix) => alphabet.map((sign) => prefix + sign))
  }
}

/** Reads back one quoted literal as a lexer does; throws when the text breaks out of its quotes. */
export function readQuoted(source: string, unescapeAt: (rest: string) => readonly [string, number]): string {
  if (!source.startsWith('"')) throw new Error(`no literal: ${source}`)
  let text = ''
  for (let at = 1; at < source.length; at += 1) {
    const sign = source.charAt(at)
    if (sign === '"') {
      if (at !== source.length - 1) throw new Error(`the literal ends before its text does: ${source}`)
      return text
    }
    if (sign === '\\') {
      const [meant, length] = unescapeAt(source.slice(at + 1))
      text += meant
      at += length
    } else text += sign
  }
  throw new Error(`unterminated literal: ${source}`)
}
