import type { Words } from '../passage/words.ts'
import type { WordMarks } from './word-marks.ts'

/** How many different features there are: words and pairs of words share these numbers by their hash. */
export const featureCount = 262_144

/**
 * Writes the features of the words `[from, to)` of a sentence that begins with the word `first` into `room`, as numbers
 * below `featureCount`, and gives back how many there are: each word (cut to seven letters, digits alike) and each pair
 * with the word before it.
 */
export function wordFeatures(
  { numbers }: Words,
  { hashes }: WordMarks,
  [first, from, to]: readonly [first: number, from: number, to: number],
  room: Int32Array,
): number {
  let count = 0
  let before = from > first ? (hashes[numbers[from - 1] ?? 0] ?? 0) : 0
  for (let word = from; word < to; word++) {
    const hash = hashes[numbers[word] ?? 0] ?? 0
    room[count++] = bucketOf(hash)
    if (before !== 0) room[count++] = bucketOf(Math.imul(before, 0x9e3779b1) ^ hash)
    before = hash
  }
  return count
}

function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39)
  return (mixed ^ (mixed >>> 16)) & (featureCount - 1)
}
