const hashLengths: ReadonlySet<number> = new Set([32, 40, 64, 96, 128])
/** No value is longer. */
const longestValue = 4_096
const hex = /^[\da-f]+$/i
const firstToken = /^\S+/
/** Pieces of a URL that only a URL has. */
const urlPiece = /^[\w\-./?=&%#+~:@,;()[\]]+$/
const urlMark = /[/?=&%_\-.\d]/
const ownStart = /^(?:h..ps?:|ftp:|www\.|\[|\()|\[\.\]|\[:\]/i

/** How two pieces of text that stand below each other belong together. */
export type Wrapped = { readonly above: string; readonly below: string; readonly wouldFit: boolean }

/**
 * Whether a value was broken between two lines: a hash whose pieces have the length of one together and not apart, the longer one first, or a
 * URL whose rest would not have fitted and looks like nothing else. What is not certain stays apart: a value that was put
 * together wrongly is one that nobody used.
 */
export function isWrappedValue({ above, below, wouldFit }: Wrapped): boolean {
  const left = lastTokenOf(above)
  const right = firstToken.exec(below)?.[0] ?? ''
  return isWrappedHash(left, right) || (!wouldFit && isWrappedUrl(left, right))
}

function lastTokenOf(text: string): string {
  let start = text.length
  while (start > 0 && text.length - start < longestValue && !/\s/.test(text.charAt(start - 1))) start -= 1
  return text.slice(start)
}

function isWrappedHash(left: string, right: string): boolean {
  if (!hex.test(left) || !hex.test(right) || left.length < 6 || right.length < 2) return false
  const apart = hashLengths.has(left.length) || hashLengths.has(right.length)
  return !apart && left.length >= right.length && hashLengths.has(left.length + right.length)
}

function isWrappedUrl(left: string, right: string): boolean {
  if (!left.includes('://') && !left.includes('[:]//')) return false
  return urlPiece.test(right) && urlMark.test(right.slice(0, -1)) && !ownStart.test(right)
}

/**
 * Of how many of these lines, from the first on, one hash is made: all but the last hexadecimal from edge to edge and
 * equally long. 0 when they make none.
 */
export function hashPieces(lines: readonly string[]): number {
  const [first] = lines
  if (first === undefined || !hex.test(first) || first.length < 8 || hashLengths.has(first.length)) return 0
  let length = 0
  for (const [index, line] of lines.entries()) {
    const piece = firstToken.exec(line)?.[0] ?? ''
    if (!hex.test(piece) || hashLengths.has(piece.length) || index > 7) return 0
    if (piece.length > first.length + 2) return 0
    length += piece.length
    if (index > 0 && hashLengths.has(length)) return index + 1
    if (piece !== line || Math.abs(piece.length - first.length) > 2) return 0
  }
  return 0
}
