const mostWords = 20

/**
 * What a person typed as an FTS5 query: every word must occur, the end of each may be missing. Defanged values find
 * refanged ones. Null when nothing in it can be searched. Any text gives a valid query: each word becomes a string
 * literal, so none of it is syntax.
 */
export function searchQuery(typed: string): string | null {
  const words = refang(typed)
    .split(/[\s\p{C}"]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ')
}

function refang(text: string): string {
  return text.replace(/\[(\.|:|@|:\/\/)\]/g, '$1').replace(/\bhxxp/gi, 'http')
}
