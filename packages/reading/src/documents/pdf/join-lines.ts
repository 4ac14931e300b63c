const hyphen = /[-\u00ad\u2010]$/
const wordEnd = /^(?:.*[^\p{L}\p{N}])?([\p{L}\p{N}]+).$/su
const lowerStart = /^\p{Ll}+/u
/** No word is longer. */
const longestWord = 200

/**
 * Two lines of one paragraph as one text. A hyphen at the end goes when it only divides a word; it stays before capitals and
 * digits, after a single letter or where the word has another one, and where the document writes the word with a hyphen
 * elsewhere.
 */
export function joinLines(above: string, below: string, isCompound: (word: string) => boolean): string {
  const before = hyphen.test(above.slice(-1)) ? lastWordOf(above) : ''
  const divided = wordEnd.exec(before)?.[1]
  if (divided === undefined) return `${above} ${below}`
  if (above.endsWith('\u00ad')) return above.slice(0, -1) + below
  const rest = lowerStart.exec(below.slice(0, longestWord))?.[0]
  if (rest === undefined) return above + below
  const keeps =
    divided.length < 2 ||
    /[-\d/.@]/.test(before.slice(0, -1)) ||
    isCompound(`${divided}-${rest}`.toLowerCase())
  return keeps ? above + below : above.slice(0, -1) + below
}

function lastWordOf(text: string): string {
  const end = text.slice(-longestWord)
  return end.slice(end.search(/\S*$/))
}

/** The words that a document writes with a hyphen inside a line, in lower case. */
export function compoundsIn(lines: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const line of lines) {
    for (const [word] of line.matchAll(/(?<!\p{L})\p{L}+-\p{L}+/gu)) found.add(word.toLowerCase())
  }
  return found
}
