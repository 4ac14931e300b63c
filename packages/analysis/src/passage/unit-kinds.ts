/** A table from UTF-16 units to what a reader wants to know of them; units that are not named get 0. */
export function unitTable(entries: Iterable<readonly [characters: string, kind: number]>): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [characters, kind] of entries)
    for (let at = 0; at < characters.length; at++) {
      const unit = characters.charCodeAt(at)
      table[unit] = (table[unit] ?? 0) | kind
    }
  return table
}

export const digits = '0123456789'
export const smallLetters = 'abcdefghijklmnopqrstuvwxyz'
export const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
