/** Makes an embedded run behave like a cluster on a bad day; the seed fixes the dice, not the timing. */
export type ChaosOptions = {
  readonly seed: number
  /** Share of settlements after which the outputs are there, the position is not, and the partition starts over. */
  readonly redeliver: number
  /** Serve partitions in another order than their records came in. */
  readonly reorder: boolean
}

export type Chaos = {
  /** Never twice in a row for one part, so that everything ends. */
  readonly losesPosition: (part: string) => boolean
  /** ms to hold a partition back. */
  readonly delayMs: () => number
}

export function createChaos(options: ChaosOptions): Chaos {
  const random = mulberry32(options.seed)
  const lost = new Set<string>()
  return {
    losesPosition: (part) => {
      if (lost.delete(part) || random() >= options.redeliver) return false
      lost.add(part)
      return true
    },
    delayMs: () => (options.reorder ? Math.floor(random() * 8) : 0),
  }
}

/** A small generator of even quality (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
