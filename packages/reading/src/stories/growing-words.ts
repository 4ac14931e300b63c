/** 32-bit words that are appended and never go: in blocks, so that growing copies nothing. */
export type GrowingWords = {
  readonly push: (word: number) => number
  /** Appends words that stay side by side; answers where they begin. At most a block's length. */
  readonly append: (words: Uint32Array) => number
  readonly at: (place: number) => number
  /** Replaces a word that is there. */
  readonly set: (place: number, word: number) => void
  readonly slice: (place: number, length: number) => Uint32Array
}

const blockBits = 15
const blockLength = 1 << blockBits

/** An empty one. */
export function growingWords(): GrowingWords {
  const blocks: Uint32Array[] = []
  let end = 0

  function blockOf(place: number): Uint32Array {
    const known = blocks[place >>> blockBits]
    if (known !== undefined) return known
    const block = new Uint32Array(blockLength)
    blocks.push(block)
    return block
  }

  return {
    push(word) {
      const place = end
      blockOf(place)[place % blockLength] = word
      end += 1
      return place
    },
    append(words) {
      if (words.length > blockLength) throw new RangeError(`${words.length} words do not fit into a block`)
      if ((end % blockLength) + words.length > blockLength) end += blockLength - (end % blockLength)
      const place = end
      if (words.length > 0) blockOf(place).set(words, place % blockLength)
      end += words.length
      return place
    },
    at: (place) => blocks[place >>> blockBits]?.[place % blockLength] ?? 0,
    set(place, word) {
      if (place >= end) throw new RangeError(`there is no word ${place}`)
      blockOf(place)[place % blockLength] = word
    },
    slice(place, length) {
      const start = place % blockLength
      return blocks[place >>> blockBits]?.subarray(start, start + length) ?? new Uint32Array()
    },
  }
}
