import { isWithin } from '../passage/spans.ts'
import type { Headings } from './headings.ts'

const obsolete =
  /^(?:obsolete|archived?|historical|outdated|deprecated|(?:previous|earlier|past|older)\s(?:campaigns?|iocs?|indicators?|activity|operations?))\b/i

/** Whether the marked heading above a line, to the next heading that is no deeper, says that what stands below it is no longer used. */
export function obsoleteLines({ byLine }: Headings): (line: number) => boolean {
  const spans: { readonly start: number; end: number; readonly level: number }[] = []
  for (const [line, { level, text }] of byLine) {
    const open = spans.at(-1)
    if (open !== undefined && open.end === Number.POSITIVE_INFINITY) {
      if (level > open.level) continue
      open.end = line
    }
    if (obsolete.test(text)) spans.push({ start: line, end: Number.POSITIVE_INFINITY, level })
  }
  return (line) => isWithin(spans, line)
}
