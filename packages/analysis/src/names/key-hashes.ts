/** Keys and their prefixes, as bits of their hashes: words can be tried in a row without joining them. */
export interface KeyHashes {
  readonly whole: Uint32Array
  readonly prefixes: Uint32Array
}

const bitsOfHash = 20
const emptyHash = 7

export function hashKeys(keys: Iterable<string>): KeyHashes {
  const whole = new Uint32Array(1 << (bitsOfHash - 5))
  const prefixes = new Uint32Array(1 << (bitsOfHash - 5))
  for (const key of keys) {
    let hash = emptyHash
    for (let at = 0; at < key.length; at++) {
      hash = hashWith(hash, key.charCodeAt(at))
      set(prefixes, hash)
    }
    set(whole, hash)
  }
  return { whole, prefixes }
}

/** The hash of `text` behind what has `hash`. */
export function hashOf(text: string, hash: number = emptyHash): number {
  let joined = hash
  for (let at = 0; at < text.length; at++) joined = hashWith(joined, text.charCodeAt(at))
  return joined
}

/** Whether something of this hash is in the set: yes for all that are, no for nearly all others. */
export function mayHave(hashes: Uint32Array, hash: number): boolean {
  const bit = bitOf(hash)
  return ((hashes[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

function set(hashes: Uint32Array, hash: number): void {
  const bit = bitOf(hash)
  hashes[bit >> 5] = (hashes[bit >> 5] ?? 0) | (1 << (bit & 31))
}

function hashWith(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0
}

function bitOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - bitsOfHash)
}
