import type { TextRange } from '@huntwire/intel-model'

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

/** Whether an offset stands in one of the ranges, which are in order and do not overlap. */
export function isWithin(ranges: readonly TextRange[], offset: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return (ranges[low]?.start ?? Number.POSITIVE_INFINITY) <= offset
}
