import { lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/** What a heading says of everything below it: no longer used, or about another article. */
export type Age = 'obsolete' | 'related'

const obsolete =
  /^(?:obsolete|archived?|historical|outdated|deprecated|(?:previous|earlier|past|older)\s(?:campaigns?|iocs?|indicators?|activity|operations?))\b/i
const related =
  /^(?:related\s(?:posts?|articles?|stories|news|reading|research)|read (?:more|next)|more from|you (?:may|might) also|recommended for you|latest (?:posts?|articles?|news))\b/i

/** What opens and closes a block of code; a line of hyphens is a heading's underline in Markdown. */
const markdownFence = /^(`{3,}|~{3,})/
const asciiDocFence = /^(-{4,}|\.{4,})$/

/** Line → what the marked headings (Markdown, AsciiDoc) above it say, to the next heading that is no deeper; a `#` in a block of code is none. */
export function agesOf(passage: Passage): ReadonlyMap<number, Age> {
  const ages = new Map<number, Age>()
  let age: Age | undefined
  let level = 0
  let fence: string | undefined
  let isAsciiDoc = false
  for (let line = 0; line < passage.lineStarts.length; line++) {
    const text = lineText(passage, line).trim()
    const edge = (isAsciiDoc ? asciiDocFence : markdownFence).exec(text)?.[1]
    if (edge !== undefined && (fence === undefined || edge === fence))
      fence = fence === undefined ? edge : undefined
    const marked = fence === undefined ? /^(#{1,6}|={1,6})\s+(\S.{0,90})$/.exec(text) : null
    if (marked?.[1]?.startsWith('=')) isAsciiDoc = true
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
