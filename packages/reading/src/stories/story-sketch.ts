import { shingleHashes } from './shingle-hashes.ts'

/** What is kept of a text to compare it with others. */
export type StorySketch = {
  /** The site it stands on, as a hash: what is the same on a whole site makes no story. */
  readonly site: number
  /** How many different shingles the text has. */
  readonly total: number
  /** The smallest of their hashes, ascending. */
  readonly hashes: Uint32Array
}

/** Hashes of a sketch at most: the share that two texts have in common is known to about ± 4 points. */
export const sketchSize = 128

/** Hashes by which a text is found. Of a text cut to 30 %, none of them is left once in 5,000. */
const searchKeys = 24

/** The sketch of a text; a text without a word has an empty one. */
export function storySketchOf(text: string, site: number): StorySketch {
  const hashes = shingleHashes(text)
  return { site, total: hashes.length, hashes: hashes.slice(0, sketchSize) }
}

/** The hashes under which a sketch is kept and looked for. Texts that share a good part of their words share some. */
export function searchKeysOf({ hashes }: StorySketch): Uint32Array {
  return hashes.subarray(0, searchKeys)
}

/** Up to here a sketch holds every hash of its text. */
export function reachOf({ hashes, total }: StorySketch): number {
  return total > hashes.length ? (hashes.at(-1) ?? 0) : 0xffffffff
}

/** A sketch as bytes: site, number of shingles and hashes, 32-bit little-endian each. */
export function encodeSketch({ site, total, hashes }: StorySketch): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * (hashes.length + headWords)))
  bytes.setUint32(0, site, true)
  bytes.setUint32(4, total, true)
  hashes.forEach((hash, index) => {
    bytes.setUint32(4 * (index + headWords), hash, true)
  })
  return new Uint8Array(bytes.buffer)
}

/** Reads what `encodeSketch` wrote; null for anything else. */
export function decodeSketch(encoded: Uint8Array): StorySketch | null {
  const count = encoded.length / 4 - headWords
  if (!Number.isInteger(count) || count < 0 || count > sketchSize) return null
  const bytes = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  const total = bytes.getUint32(4, true)
  const hashes = new Uint32Array(count)
  let ascending = true
  for (let index = 0; index < count; index += 1) {
    hashes[index] = bytes.getUint32(4 * (index + headWords), true)
    if (index > 0 && (hashes[index] ?? 0) <= (hashes[index - 1] ?? 0)) ascending = false
  }
  return ascending && count === Math.min(total, sketchSize)
    ? { site: bytes.getUint32(0, true), total, hashes }
    : null
}

const headWords = 2
