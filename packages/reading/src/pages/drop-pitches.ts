import { type BodyText, blockOf, isHeading, linkShare } from './line-value.ts'
import type { Line } from './text-writer.ts'

/** How lines begin that lead away from the article. */
const leadsAway =
  /^\W{0,3}(?:(?:read|see|watch|listen|also|related|more|recommended|don.?t miss|you (?:may|might)|trending|most (?:read|popular)|popular|latest|subscribe|sign up|follow|share|click here|continue reading|advertisement|story continues|get the|download the|join)\b)/i

/**
 * Lines without those that only link, invite or share, and without the lists of links that such a line or heading
 * introduces.
 */
export function withoutPitches(text: string, lines: readonly Line[]): BodyText['lines'] {
  const kept: Line[] = []
  let inList = false
  for (const line of lines) {
    const share = linkShare(line)
    const length = line.end - line.start
    if (share > 0.7 && length < 250) continue
    if (isCaption(text, line)) continue
    if (isPitch(text, line)) {
      inList = isHeading(line) || line.bold > 0.8 * length || share < 0.3
      continue
    }
    inList &&= share > 0.3 || blockOf(line).name === 'li'
    if (!inList) kept.push(line)
  }
  return kept
}

/** Whose picture it is, in brackets at the end, as captions say it. */
const creditAtEnd =
  /\((?:(?:main |file |cover )?(?:image|photo|picture)s?|credit|source|ap photo|getty)\b[^()]{0,100}\)\W{0,2}$/i
const longestCaption = 400

function isCaption(text: string, line: Line): boolean {
  return (
    line.end - line.start <= longestCaption &&
    creditAtEnd.test(text.slice(Math.max(line.start, line.end - 130), line.end))
  )
}

function isPitch(text: string, line: Line): boolean {
  const length = line.end - line.start
  if (length >= 150 || !leadsAway.test(text.slice(line.start, line.end))) return false
  return linkShare(line) > 0.3 || length < 40 || isHeading(line)
}
