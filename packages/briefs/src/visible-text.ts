const kept = new Set(['\t', '\n', '\u200c', '\u200d']) // the last two join and part letters in many scripts
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu

/**
 * Text that shows all that is in it: what a reader would not see (control, direction and zero-width characters, lone
 * surrogates) is written out as `[U+202E]`. Tabs stay, and every line ends with a line feed.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(unseen, (character) => (kept.has(character) ? character : written(character)))
}

/** The same in one line: white space becomes single spaces. */
export function plainLine(text: string): string {
  return visibleText(text)
    .replace(/[\t\n\p{Z}]+/gu, ' ')
    .trim()
}

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
