import type { Headings } from './headings.ts'

/** What a heading says of everything below it: no longer used, or about another article. */
export type Age = 'obsolete' | 'related'

const obsolete =
  /^(?:obsolete|archived?|historical|outdated|deprecated|(?:previous|earlier|past|older)\s(?:campaigns?|iocs?|indicators?|activity|operations?))\b/i
const related =
  /^(?:related\s(?:posts?|articles?|stories|news|reading|research)|read (?:more|next)|more from|you (?:may|might) also|recommended for you|latest (?:posts?|articles?|news))\b/i

/** What the marked heading above a line says, to the next heading that is no deeper; lines that ask it may come in any order. */
export function agesOf({ byLine }: Headings): (line: number) => Age | undefined {
  const spans: { readonly from: number; to: number; readonly age: Age; readonly level: number }[] = []
  for (const [line, { level, text }] of byLine) {
    const open = spans.at(-1)
    if (open !== undefined && open.to === Number.POSITIVE_INFINITY) {
      if (level > open.level) continue
      open.to = line
    }
    const age = ageOf(text)
    if (age !== undefined) spans.push({ from: line, to: Number.POSITIVE_INFINITY, age, level })
  }
  return (line) => spans.find(({ from, to }) => from <= line && line < to)?.age
}

function ageOf(heading: string): Age | undefined {
  if (obsolete.test(heading)) return 'obsolete'
  return related.test(heading) ? 'related' : undefined
}
