/** One page's share of hits, wrong and missed shingles. */
export type ShingleScore = { readonly hit: number; readonly wrong: number; readonly missed: number }

/**
 * Scores as the public article-extraction-benchmark does: words are `\w+` of Unicode, compared as multisets of four in a
 * row, each page's counts scaled to one so that long pages weigh no more than short ones.
 */
export function scoreShingles(expected: string, found: string): ShingleScore {
  const wanted = shinglesOf(expected)
  const got = shinglesOf(found)
  let hit = 0
  let wrong = 0
  let missed = 0
  for (const key of new Set([...wanted.keys(), ...got.keys()])) {
    const inWanted = wanted.get(key) ?? 0
    const inGot = got.get(key) ?? 0
    hit += Math.min(inWanted, inGot)
    wrong += Math.max(0, inGot - inWanted)
    missed += Math.max(0, inWanted - inGot)
  }
  const all = hit + wrong + missed || 1
  return { hit: hit / all, wrong: wrong / all, missed: missed / all }
}

/** Precision and recall are means over the pages, F1 is of the two means. */
export function summarise(scores: readonly ShingleScore[]): {
  readonly precision: number
  readonly recall: number
  readonly f1: number
} {
  const precision = mean(scores.filter(({ hit, wrong }) => hit + wrong > 0).map(precisionOf))
  const recall = mean(scores.filter(({ hit, missed }) => hit + missed > 0).map(recallOf))
  return { precision, recall, f1: harmonic(precision, recall) }
}

/** F1 of one page. */
export function f1Of(score: ShingleScore): number {
  return harmonic(precisionOf(score), recallOf(score))
}

function precisionOf({ hit, wrong }: ShingleScore): number {
  return hit === 0 ? 0 : hit / (hit + wrong)
}

function recallOf({ hit, missed }: ShingleScore): number {
  return hit === 0 ? 0 : hit / (hit + missed)
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function shinglesOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at++) {
    const key = words.slice(at, at + 4).join(' ')
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
