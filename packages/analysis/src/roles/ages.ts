import { lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/** What a heading says of everything below it: no longer used, or about another article. */
export type Age = 'obsolete' | 'related'

const obsolete =
  /^(?:obsolete|archived?|historical|outdated|deprecated|(?:previous|earlier|past|older)\s(?:campaigns?|iocs?|indicators?|activity|operations?))\b/i
const related =
  /^(?:related\s(?:posts?|articles?|stories|news|reading|research)|read (?:more|next)|more from|you (?:may|might) also|recommended for you|latest (?:posts?|articles?|news))\b/i

/** Line → what the marked headings (Markdown, AsciiDoc) above it say, to the next heading that is no deeper; a `#` in a block of code is none. */
export function agesOf(passage: Passage): ReadonlyMap<number, Age> {
  const ages = new Map<number, Age>()
  let age: Age | undefined
  let level = 0
  let fence: string | undefined
  for (let line = 0; line < passage.lineStarts.length; line++) {
    const text = lineText(passage, line).trim()
    const fenced = /^(?:`{3,}|~{3,}|-{4,})/.exec(text)?.[0]
    if (fenced !== undefined && (fence === undefined || fenced.startsWith(fence)))
      fence = fence === undefined ? fenced : undefined
    const marked = fence === undefined ? /^(#{1,6}|={1,6})\s+(\S.{0,90})$/.exec(text) : null
    const depth = marked?.[1]?.length ?? 0
    if (depth > 0 && (age === undefined || depth <= level)) {
      age = ageOf(marked?.[2] ?? '')
      level = depth
    }
    if (age !== undefined) ages.set(line, age)
  }
  return ages
}

function ageOf(heading: string): Age | undefined {
  if (obsolete.test(heading)) return 'obsolete'
  return related.test(heading) ? 'related' : undefined
}
