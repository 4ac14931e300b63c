/** What is the same in all spellings of a name: its letters and digits in lower case (`APT-28`, `apt 28`: `apt28`). */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
