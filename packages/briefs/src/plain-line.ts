const lineEnds = /[\t\n\v\f\r\u0085\u2028\u2029]/g
const kept = new Set(['\u200c', '\u200d']) // they join and part letters in many scripts
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu

/**
 * Text of an article as one line that shows all that is in it: white space becomes single spaces, and what a reader
 * would not see (control, direction and zero-width characters, lone surrogates) is written out as `[U+202E]`.
 */
export function plainLine(text: string): string {
  return text
    .replace(lineEnds, ' ')
    .replace(unseen, (character) => (kept.has(character) ? character : written(character)))
    .replace(/\p{Z}+/gu, ' ')
    .trim()
}

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
