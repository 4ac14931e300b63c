import type { Headings } from './headings.ts'

const obsolete =
  /^(?:obsolete|archived?|historical|outdated|deprecated|(?:previous|earlier|past|older)\s(?:campaigns?|iocs?|indicators?|activity|operations?))\b/i

/** Whether the marked heading above a line, to the next heading that is no deeper, says that what stands below it is no longer used. */
export function obsoleteLines({ byLine }: Headings): (line: number) => boolean {
  const spans: { readonly from: number; to: number; readonly level: number }[] = []
  for (const [line, { level, text }] of byLine) {
    const open = spans.at(-1)
    if (open !== undefined && open.to === Number.POSITIVE_INFINITY) {
      if (level > open.level) continue
      open.to = line
    }
    if (obsolete.test(text)) spans.push({ from: line, to: Number.POSITIVE_INFINITY, level })
  }
  return (line) => spans.some(({ from, to }) => from <= line && line < to)
}
