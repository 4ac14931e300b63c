/** Numbers in [0, 1) that look like chance and are the same every time. */
export function draws(): () => number {
  let state = 0x2545f491
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Puts a list into an order that `draw` decides. */
export function shuffle(list: Int32Array, draw: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    const kept = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = kept
  }
}
