const hyphenAtEnd = /([\p{L}\p{N}]+)[-\u00ad\u2010]$/u
const lowerStart = /^\p{Ll}+/u

/**
 * Two lines of one paragraph as one text. A hyphen at the end goes when it only divides a word; it stays before capitals and
 * digits, after a single letter or where the word has another one, and where the document writes the word with a hyphen
 * elsewhere.
 */
export function joinLines(above: string, below: string, isCompound: (word: string) => boolean): string {
  const divided = hyphenAtEnd.exec(above)
  if (divided === null) return `${above} ${below}`
  if (above.endsWith('\u00ad')) return above.slice(0, -1) + below
  const rest = lowerStart.exec(below)?.[0]
  if (rest === undefined) return above + below
  const before = /\S+$/.exec(above)?.[0] ?? ''
  const keeps =
    (divided[1] ?? '').length < 2 ||
    /[-\d/.@]/.test(before.slice(0, -1)) ||
    isCompound(`${divided[1]}-${rest}`.toLowerCase())
  return keeps ? above + below : above.slice(0, -1) + below
}

/** The words that a document writes with a hyphen inside a line, in lower case. */
export function compoundsIn(lines: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const line of lines) {
    for (const [word] of line.matchAll(/\p{L}+-\p{L}+/gu)) found.add(word.toLowerCase())
  }
  return found
}
