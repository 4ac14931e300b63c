/** Texts one after the other, each ended by a mark. */
export function sentences(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`))
    .join(' ')
}
