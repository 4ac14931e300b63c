/**
 * A text as the hashes of its words, in order: case, punctuation, spaces, width and invisible characters make no
 * difference, and pictures in the text are left out. Scripts without spaces count two neighbouring characters as one word.
 */
export function wordHashes(text: string): Uint32Array {
  const plain = text.normalize('NFKC').toLowerCase().replace(picture, ' ')
  const hashes = new Uint32Array(plain.length)
  let count = 0
  let word = seed
  let length = 0
  let previous = 0

  for (let index = 0; index < plain.length; index += 1) {
    const unit = plain.charCodeAt(index)
    const kind = kindOf(unit)
    if (kind === joiner) continue
    if (kind === letter) {
      word = Math.imul(word ^ unit, prime)
      length += 1
      previous = 0
      continue
    }
    if (length > 0) {
      hashes[count++] = marked(word, length >= longFrom)
      word = seed
      length = 0
    }
    if (kind === unspaced && previous !== 0)
      hashes[count++] = marked(Math.imul(Math.imul(seed ^ previous, prime) ^ unit, prime), false)
    previous = kind === unspaced ? unit : 0
  }
  if (length > 0) hashes[count++] = marked(word, length >= longFrom)
  return hashes.subarray(0, count)
}

/** Whether a hash is of a word that is unlike any of a language: a file's hash, a key, a blob. */
export function isLongWord(hash: number): boolean {
  return hash % 2 === 1
}

const picture = /data:[a-z0-9/+.-]{1,100};base64,[a-z0-9+/=]*/g

const longFrom = 24

/** The last bit of a hash says whether the word is long. */
function marked(hash: number, long: boolean): number {
  return (long ? hash | 1 : hash & ~1) >>> 0
}

// FNV-1a, over UTF-16 units.
const seed = 0x811c9dc5
const prime = 0x01000193

const gap = 1
const letter = 2
/** Stands inside a word and is no part of it: apostrophes, soft hyphens, zero-width characters. */
const joiner = 3
/** A character of a script without spaces between words. */
const unspaced = 4

const kinds = new Uint8Array(0x10000)

function kindOf(unit: number): number {
  const known = kinds[unit]
  if (known) return known
  const kind = classify(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

function classify(character: string): number {
  if (/['’ʼ\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/.test(character)) return joiner
  if (unspacedScripts.test(character)) return unspaced
  // Half of a surrogate pair: letters of rare scripts and emoji alike.
  return /[\p{L}\p{N}\p{M}\ud800-\udfff]/u.test(character) ? letter : gap
}

const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
