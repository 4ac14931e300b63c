/**
 * A number for each word seen so far, so that what is known of a word is an array's element and not a look-up by text.
 * It only saves time: numbers of one numbering are never mixed with those of another, and no result depends on them.
 */
export interface WordNumbers {
  /** The words, in lower case, by their numbers. */
  readonly words: string[]
  /** The hashes of the words, by their numbers. */
  readonly hashes: number[]
  /** Number and one of the word at its hash or behind it, else zero; at most half full. */
  slots: Int32Array
}

/** As many words as some hundred articles have. */
const mostWords = 65_536
const fewestSlots = 4_096

let current = noWords()

/** The numbering for one more text of up to `words` words; a new one when the old one would get too large. */
export function wordNumbersFor(words: number): WordNumbers {
  if (current.words.length + words > mostWords && current.words.length > 0) current = noWords()
  return current
}

/** The number of the word that stands at `[start, end)` of `units`, which are in lower case; `hash` is of these units. */
export function numberOf(
  numbering: WordNumbers,
  units: Uint16Array,
  start: number,
  end: number,
  hash: number,
): number {
  const { words, hashes, slots } = numbering
  const mask = slots.length - 1
  let slot = mixed(hash) & mask
  for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
    const number = held - 1
    if (hashes[number] === hash && isAt(words[number] ?? '', units, start, end)) return number
    slot = (slot + 1) & mask
  }
  const number = words.push(String.fromCharCode(...units.subarray(start, end))) - 1
  hashes.push(hash)
  slots[slot] = number + 1
  if (words.length * 2 > slots.length) grow(numbering)
  return number
}

function isAt(word: string, units: Uint16Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== units[start + at]) return false
  return true
}

function grow(numbering: WordNumbers): void {
  const slots = new Int32Array(numbering.slots.length * 2)
  const mask = slots.length - 1
  for (const [number, hash] of numbering.hashes.entries()) {
    let slot = mixed(hash) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = number + 1
  }
  numbering.slots = slots
}

/** The low bits of a product say little of the high ones of its factors. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15)
}

function noWords(): WordNumbers {
  return { words: [], hashes: [], slots: new Int32Array(fewestSlots) }
}
