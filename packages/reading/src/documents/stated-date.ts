import { readDate } from '../dates/read-date.ts'

const linesToLookAt = 15
const longest = 100
const before =
  /^\W*(?:(?:first )?published|posted|released?|issued|date(?: of publication)?)\b(?:\s+(?:on|at))?:?\s*/i

/** The date that a report prints on a line of its own under its title, alone or beside a name; null when it prints none. */
export function statedDate(body: string): string | null {
  for (const line of body.split('\n', linesToLookAt)) {
    if (line.length > longest) continue
    for (const part of line.split(/[\t|•·]|\s[-–—]\s/)) {
      const date = readDate(part.trim().replace(before, ''))
      if (date !== null) return date
    }
  }
  return null
}
