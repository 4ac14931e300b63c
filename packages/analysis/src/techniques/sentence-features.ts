import type { Words } from '../passage/words.ts'

/** How many different features there are: words and pairs of words share these numbers by their hash. */
export const featureCount = 131_072

const longestRead = 80
const stemLength = 7

/** Room for the features of one sentence. */
export function featureRoom(): Int32Array {
  return new Int32Array(2 * longestRead)
}

/**
 * Writes the features of the words `[first, last)` into `room`, as numbers below `featureCount` without repetition, and
 * gives back how many there are: each word (cut to seven letters, digits alike) and each pair of neighbours. Reads 80
 * words at most.
 */
export function sentenceFeatures({ texts }: Words, first: number, last: number, room: Int32Array): number {
  const end = Math.min(last, first + longestRead)
  let count = 0
  let before = 0
  mark = mark === lastMark ? 1 : mark + 1
  if (mark === 1) marks.fill(0)
  for (let word = first; word < end; word++) {
    const hash = hashOf(texts[word] ?? '')
    count = add(bucketOf(hash), room, count)
    if (before !== 0) count = add(bucketOf(Math.imul(before, 0x9e3779b1) ^ hash), room, count)
    before = hash
  }
  return count
}

/** A set of numbers that is emptied by one addition: a place is taken when it bears the mark of this sentence. */
const places = 1_024
const held = new Int32Array(places)
const marks = new Int32Array(places)
const lastMark = 0x3fffffff
let mark = 0

function add(feature: number, room: Int32Array, count: number): number {
  let place = feature & (places - 1)
  while (marks[place] === mark) {
    if (held[place] === feature) return count
    place = (place + 1) & (places - 1)
  }
  marks[place] = mark
  held[place] = feature
  room[count] = feature
  return count + 1
}

/** FNV-1a over the first letters. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  const length = Math.min(word.length, stemLength)
  for (let at = 0; at < length; at++) {
    const unit = word.charCodeAt(at)
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x23 : unit), 0x01000193)
  }
  return hash
}

function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % featureCount
}
