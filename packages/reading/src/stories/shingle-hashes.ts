import { isLongWord, wordHashes } from './word-hashes.ts'

const shingleWords = 3

/**
 * The different runs of three words of a text, as 32-bit hashes in ascending order. A long word (a file's hash, a key) is
 * a run of its own and no other crosses it, so lists and tables of indicators keep their runs in any order; what stands
 * between two long words, if it is less than three words, is one run.
 */
export function shingleHashes(text: string): Uint32Array {
  const words = wordHashes(text)
  const hashes = new Uint32Array(words.length)
  let count = 0
  for (let start = 0; start < words.length; ) {
    const end = partEnd(words, start)
    const runs = Math.max(1, end - start - shingleWords + 1)
    for (let run = 0; run < runs; run += 1)
      hashes[count++] = runHash(words, start + run, Math.min(end, start + run + shingleWords))
    start = end
  }
  return distinct(hashes.subarray(0, count).sort())
}

/** Where the part that begins at `start` ends: behind a long word, else before the next one. */
function partEnd(words: Uint32Array, start: number): number {
  if (isLongWord(words[start] ?? 0)) return start + 1
  let end = start + 1
  while (end < words.length && !isLongWord(words[end] ?? 0)) end += 1
  return end
}

function runHash(words: Uint32Array, start: number, end: number): number {
  let hash = end - start
  for (let index = start; index < end; index += 1) hash = mix(Math.imul(hash, 31) ^ (words[index] ?? 0))
  return hash >>> 0
}

/** MurmurHash3's finaliser: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function distinct(sorted: Uint32Array): Uint32Array {
  let count = 0
  for (let index = 0; index < sorted.length; index += 1) {
    const hash = sorted[index] ?? 0
    if (count === 0 || hash !== sorted[count - 1]) sorted[count++] = hash
  }
  return sorted.subarray(0, count)
}
