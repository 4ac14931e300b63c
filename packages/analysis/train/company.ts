/**
 * How much oftener than by chance two techniques are used by the same group, software or campaign of ATT&CK: the logarithm,
 * for one class after another. Few sets say little.
 */
export function companyOf(sets: readonly ReadonlySet<number>[], classCount: number): Float32Array {
  const alone = new Float64Array(classCount)
  const together = new Float64Array(classCount * classCount)
  for (const set of sets)
    for (const one of set) {
      alone[one] = (alone[one] ?? 0) + 1
      for (const other of set)
        together[one * classCount + other] = (together[one * classCount + other] ?? 0) + 1
    }
  return Float32Array.from(together, (count, at) => {
    const [one, other] = [Math.floor(at / classCount), at % classCount]
    if (one === other) return 0
    const expected = ((alone[one] ?? 0) * (alone[other] ?? 0)) / Math.max(1, sets.length)
    const oftener = Math.log((count + few) / (expected + few))
    return Number(Math.max(-most, Math.min(most, oftener)).toFixed(2))
  })
}

const few = 3
const most = 1.5
