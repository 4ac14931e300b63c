import { lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import type { Heading, Headings } from './headings.ts'

/** What the headings above a line, or the header of its table, say about the values in it. */
export type Section = 'indicators' | 'references' | 'keys' | 'text'

const indicatorHeading =
  /\b(?:indicators?(?: of compromise)?|io[ca]s?|observables|c2|c&c|command[- ]and[- ]control|(?:file )?hashes|samples|malicious (?:domains?|ips?|files?|packages?|urls?|infrastructure)|network infrastructure)\b/i
/** Below it stand keys, certificates and fingerprints, which look like hashes of files. */
const keyHeading =
  /\b(?:(?:rc4|aes|xor|rsa|encryption|decryption|public|private|session|c2) keys?|certificates?|thumb-?prints?|ja3s?|jarm|ssh keys?)\W*$/i

/** A heading that is only the name of a type of value. */
const valueHeading =
  /^(?:host(?:-based)?|network|file|e-?mail|malicious|malware|attacker|domains?|ips?|ipv4|ipv6|urls?)?\s?(?:names?|iocs?|indicators?|addresses|e-?mail (?:addresses|accounts|senders)|domains?|ip addresses|ips|ipv[46]|urls|hashes|file ?names?|file ?paths?|paths|registry(?: keys?)?|mutex(?:es)?|user[- ]agents?|servers?|samples|bitcoin (?:addresses|wallets)|wallets|packages|(?:md5|sha-?1|sha-?256)(?: hashes)?)(?: names?)?\W*$/i
const referenceHeading =
  /^(?:references?|further reading|related|see also|sources?|resources|read (?:more|next)|recommended|more from|you (?:may|might) also|footnotes|bibliography|about (?:us|the authors?)|contacts?|share|links|end ?notes|additional (?:resources|reading|links)|external links|works cited)\b/i
const otherHeading =
  /^(?:conclusions?|summary|executive summary|overview|introduction|background|(?:technical )?analysis|mitigations?|recommendations?|remediation|timeline|attribution|acknowledge?ments?|mitre|att&ck|victim(?:s|ology)|appendix|detections?|faq)\b/i
const indicatorHeader =
  /\b(?:indicators?|observables?|iocs?|domains?|urls?|ips?|ipv4|ipv6|address|hash(?:es)?|md5|sha-?1|sha-?256|c2|hosts?)\b/i

/**
 * The section of every line of a passage, in order. A heading that says nothing of the values below it belongs to the
 * one above it: "Network" below "Indicators of compromise" holds indicators.
 */
export function sectionsOf(passage: Passage, { byLine, comments, codeBlocks }: Headings): readonly Section[] {
  const sections: Section[] = []
  const hasCells = passage.text.includes('\t')
  let open: readonly OpenHeading[] = []
  let table: Section | undefined
  let block = 0
  let outside: readonly OpenHeading[] | undefined
  for (let line = 0; line < passage.lineStarts.length; line++) {
    if (line === codeBlocks[block]?.first) outside = open
    const text = lineText(passage, line)
    const heading = byLine.get(line) ?? unmarkedHeading(comments.get(line) ?? text)
    if (heading !== undefined) open = withHeading(open, heading)
    else if (isReferences(open.at(-1)) && announcing.test(text)) open = open.slice(0, -1)
    const section = open.at(-1)?.section ?? 'text'
    if (!isTableRow(text, hasCells)) table = undefined
    else table ??= indicatorHeader.test(text) ? 'indicators' : section
    sections.push(
      section === 'references'
        ? section
        : (table ?? (section !== 'text' && isProse(text) ? 'text' : section)),
    )
    if (outside !== undefined && line === codeBlocks[block]?.last) {
      open = outside
      outside = undefined
      block++
    }
  }
  return sections
}

interface OpenHeading {
  readonly level: number
  readonly section: Section
}

/** References that nobody marked end where the next list is announced: `DOWNLOADED FILE:`. */
function isReferences(heading: OpenHeading | undefined): boolean {
  return heading?.section === 'references' && heading.level === unmarkedLevel
}

const announcing = /^[A-Z][^.!?:\t]{2,60}:\s*$/

function withHeading(open: readonly OpenHeading[], { level, text }: Heading): readonly OpenHeading[] {
  const above = open.filter((one) => one.level < level)
  const own = level === 1 && !titleOfIndicators.test(text) ? undefined : kindOfHeading(text)
  return [...above, { level, section: own ?? above.at(-1)?.section ?? 'text' }]
}

/** The title of an article speaks of many things; only this makes all of it a list. */
const titleOfIndicators = /\b(?:indicators? of compromise|io[ca]s?|indicators)\b|^references$/i

/** A short line of the usual words: level 7, below every marked heading. */
function unmarkedHeading(line: string): Heading | undefined {
  if (line.length > longestLine || !beginsWithCapital(line) || endsSentence(line)) return undefined
  if (/[\t|[\]]/.test(line)) return undefined
  const text = line.replace(/^[\s*_\d.()-]+|[\s*_:]+$/g, '')
  const short = !/[.!?,;]$/.test(text) && !/\d\.\d/.test(text) && text.split(/\s+/).length <= 8
  return short && kindOfHeading(text) !== undefined ? { level: unmarkedLevel, text } : undefined
}

const unmarkedLevel = 7
const longestLine = 100

function endsSentence(line: string): boolean {
  return '.!?,;'.includes(line.at(-1) ?? ' ')
}

/** Whether a capital is the first unit that is no list mark, number or white space. */
function beginsWithCapital(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (unit >= 0x41 && unit <= 0x5a) return true
    if (!' \t\u00a0\r*_0123456789.()-'.includes(line.charAt(at))) return false
  }
  return false
}

function kindOfHeading(text: string): Section | undefined {
  if (referenceHeading.test(text)) return 'references'
  if (keyHeading.test(text)) return 'keys'
  if (indicatorHeading.test(text) || valueHeading.test(text)) return 'indicators'
  return otherHeading.test(text) ? 'text' : undefined
}

const strongValue = /\b[0-9a-f]{32,128}\b|\[\.\]|\[\.|\(\.\)|\[dot\]|\bhxxps?:/gi
const listStart =
  /^[\s*•–-]*(?:`?[0-9a-f]{32,128}\b|(?:sha-?\d+|md5|ssdeep|imphash|ip(?:v[46])?|domains?|urls?|hash(?:es)?)\b[^.!?]{0,60}[:=])/i

/** A sentence between the values of a section of indicators speaks for itself; a list in one line is no sentence. */
function isProse(line: string): boolean {
  const text = line.trim()
  if (!'.!?'.includes(text.at(-1) ?? ' ')) return false
  const words = text.split(' ').length
  if (words <= 6 || listStart.test(text)) return false
  const values = text.match(strongValue)?.length ?? 0
  return values < 2 || values * wordsPerValue < words
}

const wordsPerValue = 10

function isTableRow(line: string, hasCells: boolean): boolean {
  return (hasCells && line.trim().includes('\t')) || /^\s*\|/.test(line)
}
