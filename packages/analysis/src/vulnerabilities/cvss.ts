const scores =
  /\bCVSS(?:v?\d(?:\.\d)?)?\b[^\d\n]{0,30}?(?:(?:v|version\s)?[234](?:\.[01])?[^\d\n]{1,24}?)?\b(10(?:\.0)?|\d\.\d)(?!\.?\d)/gi
const nearby = 160

/** A score as a text states it, at `[start, end)`. */
export interface StatedScore {
  readonly score: number
  readonly start: number
  readonly end: number
}

/** Every CVSS score of a text, in its order. */
export function findScores(text: string): StatedScore[] {
  return [...text.matchAll(scores)].map((match) => ({
    score: Number(match[1]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The CVSS score that a text states within `nearby` units of `[start, end)`, the nearest one; null when none does. */
export function cvssNear(text: string, start: number, end: number): number | null {
  const from = Math.max(0, start - nearby)
  let best: { readonly score: number; readonly distance: number } | undefined
  for (const { score, start: at } of findScores(text.slice(from, end + nearby))) {
    const distance = from + at < start ? start - from - at : from + at - end
    if (best === undefined || distance < best.distance) best = { score, distance }
  }
  return best?.score ?? null
}
