import { growingWords } from './growing-words.ts'

/** Lists of numbers under 32-bit hashes, in about 16 bytes an entry. */
export type HashLists = {
  readonly add: (hash: number, value: number) => void
  /** The latest `limit` values under a hash, latest first. */
  readonly latest: (hash: number, limit: number) => readonly number[]
}

const fullFrom = 1.5

/** Empty lists. */
export function hashLists(): HashLists {
  // A chain a bucket; a head is the place of its latest entry plus one, 0 where nothing is.
  let heads = new Uint32Array(1 << 10)
  const hashes = growingWords()
  const values = growingWords()
  const earlier = growingWords()
  let count = 0

  function bucketOf(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) & (heads.length - 1)
  }

  function grow(): void {
    heads = new Uint32Array(2 * heads.length)
    for (let entry = 0; entry < count; entry += 1) {
      const bucket = bucketOf(hashes.at(entry))
      earlier.set(entry, heads[bucket] ?? 0)
      heads[bucket] = entry + 1
    }
  }

  return {
    add(hash, value) {
      if (count > fullFrom * heads.length) grow()
      const bucket = bucketOf(hash)
      hashes.push(hash)
      values.push(value)
      earlier.push(heads[bucket] ?? 0)
      count += 1
      heads[bucket] = count
    },
    latest(hash, limit) {
      const found: number[] = []
      for (let entry = heads[bucketOf(hash)] ?? 0; entry !== 0 && found.length < limit; ) {
        if (hashes.at(entry - 1) === hash) found.push(values.at(entry - 1))
        entry = earlier.at(entry - 1)
      }
      return found
    },
  }
}
