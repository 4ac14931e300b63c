const maxLength = 21_845
const bytes = Buffer.allocUnsafe(maxLength * 3)

/**
 * The same text in memory of its own: a short piece cut out of a large document would hold on to all of it. Long texts
 * are given back as they are.
 */
export function ownCopy(text: string): string {
  if (text.length < 13 || text.length > maxLength) return text
  return bytes.toString('utf8', 0, bytes.write(text))
}
