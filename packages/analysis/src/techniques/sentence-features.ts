import type { Words } from '../passage/words.ts'

/** How many different features there are: words and pairs of words share these numbers by their hash. */
export const featureCount = 59_000

const longestRead = 80
const stemLength = 7

/**
 * The features of the words `[first, last)` as numbers below `featureCount`, without repetition: each word (cut to seven
 * letters, digits alike) and each pair of neighbours. Reads 80 words at most.
 */
export function sentenceFeatures({ texts }: Words, first: number, last: number): number[] {
  const features = new Set<number>()
  let before = 0
  for (let word = first; word < Math.min(last, first + longestRead); word++) {
    const hash = hashOf(texts[word] ?? '')
    features.add(bucketOf(hash))
    if (before !== 0) features.add(bucketOf(Math.imul(before, 0x9e3779b1) ^ hash))

    before = hash
  }
  return [...features]
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
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % featureCount
}
