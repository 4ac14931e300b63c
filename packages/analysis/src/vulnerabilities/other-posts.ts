import type { TextRange } from '@huntwire/intel-model'

const heading =
  /^[ \t#*_>•-]{0,12}(?:related|recommended|more (?:from|on)|you (?:may|might) also|read (?:next|more)|further reading|see also|also read|latest (?:posts?|articles?|news)|trending|popular|references?|sources|citations|footnotes|bibliography)\b[^\n:]{0,40}(:?)/gim
const longestTitle = 140

/**
 * Where a text only announces or cites other posts: a line that says so ("Also read: …"), or a heading that says so with
 * the short lines behind it, to the next heading or the next paragraph.
 */
export function otherPosts(text: string): readonly TextRange[] {
  const found: TextRange[] = []
  let free = 0
  for (const match of text.matchAll(heading)) {
    if (match.index < free) continue
    const lineEnd = endOfLine(text, match.index)
    const rest = text.slice(match.index + match[0].length, lineEnd).trim()
    const isHeading = lineEnd - match.index <= 60 && /^[*_#: ]*$/.test(rest)
    if (!isHeading && match[1] !== ':') continue
    free = isHeading ? endOfTitles(text, lineEnd) : lineEnd
    found.push({ start: match.index, end: free })
  }
  return found
}

function endOfTitles(text: string, from: number): number {
  let end = from
  while (end < text.length) {
    const next = endOfLine(text, end + 1)
    if (next - end - 1 > longestTitle || text.charAt(end + 1) === '#') return end
    end = next
  }
  return end
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
