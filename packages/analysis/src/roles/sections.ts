import { lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/** What the headings above a line, or the header of its table, say about the values in it. */
export type Section = 'indicators' | 'references' | 'text'

const indicatorHeading =
  /\b(?:indicators?(?: of compromise)?|io[cas]s?|observables|c2|c&c|command[- ]and[- ]control|(?:file )?hashes|samples|malicious (?:domains?|ips?|files?|packages?|urls?|infrastructure)|network infrastructure)\b/i
const referenceHeading =
  /^(?:references?|further reading|related|see also|sources?|resources|read (?:more|next)|recommended|more from|you (?:may|might) also|footnotes|bibliography|about (?:us|the authors?)|contacts?|share|links)\b/i
const otherHeading =
  /^(?:conclusions?|summary|executive summary|overview|introduction|background|(?:technical )?analysis|mitigations?|recommendations?|remediation|timeline|attribution|acknowledge?ments?|mitre|att&ck|victim(?:s|ology)|appendix|detections?|faq)\b/i
const indicatorHeader =
  /\b(?:indicators?|iocs?|domains?|urls?|ips?|ipv4|ipv6|address|hash(?:es)?|md5|sha-?1|sha-?256|c2|hosts?)\b/i

const longestHeading = 90

/** The section of every line of a passage, in order. */
export function sectionsOf(passage: Passage): readonly Section[] {
  const sections: Section[] = []
  let section: Section = 'text'
  let level = 0
  let table: Section | undefined
  for (let line = 0; line < passage.lineStarts.length; line++) {
    const text = lineText(passage, line).trim()
    const heading = headingOf(text)
    if (heading !== undefined) {
      const own = kindOfHeading(heading.text)
      if (own !== undefined || heading.level <= level) section = own ?? 'text'
      if (own !== undefined || heading.level <= level) level = heading.level
    }
    if (!isTableRow(text)) table = undefined
    else table ??= indicatorHeader.test(text) ? 'indicators' : section
    sections.push(section === 'references' ? section : (table ?? (isProse(text) ? 'text' : section)))
  }
  return sections
}

/** A marked heading (Markdown, AsciiDoc), or a short line of the usual words; level 7 for one without a mark. */
function headingOf(text: string): { readonly level: number; readonly text: string } | undefined {
  if (text === '' || text.length > longestHeading) return undefined
  const marked = /^(#{1,6}|={1,6})\s+(.*)$/.exec(text)
  if (marked !== null) return { level: marked[1]?.length ?? 1, text: marked[2] ?? '' }
  const plain = text.replace(/^[\s*_\d.()-]+|[\s*_:]+$/g, '')
  const short = !/[.!?,;]$/.test(plain) && plain.split(/\s+/).length <= 8 && !/[\t|[\]]|\d\.\d/.test(plain)
  return short && kindOfHeading(plain) !== undefined && /^[A-Z]/.test(plain)
    ? { level: 7, text: plain }
    : undefined
}

function kindOfHeading(text: string): Section | undefined {
  if (referenceHeading.test(text)) return 'references'
  if (indicatorHeading.test(text)) return 'indicators'
  return otherHeading.test(text) ? 'text' : undefined
}

const strongValue = /\b[0-9a-f]{32,128}\b|\[\.\]|\[\.|\(\.\)|\[dot\]|\bhxxps?:/gi
const listStart =
  /^[\s*•–-]*(?:`?[0-9a-f]{32,128}\b|(?:sha-?\d+|md5|ssdeep|imphash|ip(?:v[46])?|domains?|urls?|hash(?:es)?)\b[^.!?]{0,60}[:=])/i

/** A sentence between the values of a section of indicators speaks for itself; a list in one line is no sentence. */
function isProse(text: string): boolean {
  const words = text.split(' ').length
  if (!/[.!?]$/.test(text) || words <= 6 || listStart.test(text)) return false
  const values = text.match(strongValue)?.length ?? 0
  return values < 2 || values * wordsPerValue < words
}

const wordsPerValue = 10

function isTableRow(text: string): boolean {
  return text.includes('\t') || text.startsWith('|')
}
