const scores =
  /\bCVSS(?:v?\d(?:\.\d)?)?\b[^\d\n]{0,30}?(?:(?:v|version\s)?[234](?:\.[01])?[^\d\n]{1,24}?)?\b(10(?:\.0)?|\d\.\d)(?!\.?\d)/gi
const nearby = 160

/** The CVSS score that a text states within `nearby` units of `[start, end)`, the nearest one; null when none does. */
export function cvssNear(text: string, start: number, end: number): number | null {
  const from = Math.max(0, start - nearby)
  let best: { readonly score: number; readonly distance: number } | undefined
  for (const match of text.slice(from, end + nearby).matchAll(scores)) {
    const at = from + match.index
    const distance = at < start ? start - at : at - end
    if (best === undefined || distance < best.distance) best = { score: Number(match[1]), distance }
  }
  return best?.score ?? null
}
