/** Sets of hashes as ascending arrays. */

/** The part of `set` up to `reach`, itself included. */
export function upTo(set: Uint32Array, reach: number): Uint32Array {
  let end = set.length
  while (end > 0 && (set[end - 1] ?? 0) > reach) end -= 1
  return set.subarray(0, end)
}

/** What is in both. */
export function both(a: Uint32Array, b: Uint32Array): Uint32Array {
  return select(a, b, true)
}

/** What is in `a` and not in `b`. */
export function without(a: Uint32Array, b: Uint32Array): Uint32Array {
  return select(a, b, false)
}

function select(a: Uint32Array, b: Uint32Array, wanted: boolean): Uint32Array {
  const selected = new Uint32Array(a.length)
  let count = 0
  let other = 0
  for (const hash of a) {
    while (other < b.length && (b[other] ?? 0) < hash) other += 1
    if ((other < b.length && b[other] === hash) === wanted) selected[count++] = hash
  }
  return selected.subarray(0, count)
}
