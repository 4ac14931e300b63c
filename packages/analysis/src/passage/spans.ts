/** Many `[start, end)` ranges of a text in order, without overlap. */
export interface Spans {
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** The index of the last start that is not after `offset`, or -1. `starts` ascend. */
export function indexAt(starts: Int32Array, offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
