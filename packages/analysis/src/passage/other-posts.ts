import type { TextRange } from '@huntwire/intel-model'
import type { Passage } from './passage.ts'

/** Where a text only announces other posts, or cites them. */
export interface OtherPosts extends TextRange {
  readonly kind: 'announced' | 'cited'
}

const mark = String.raw`^(?<mark>[ \t#*_>•-]{0,12})`
const posts =
  'posts?|articles?|stories|story|news|reading|reads?|research|content|blogs?|resources|links|topics|coverage|publications?|insights|videos?|podcasts?'
const announcing = [
  String.raw`(?:related|recommended|popular|trending|latest|recent|similar|featured|more)(?: [\w-]{1,20}){0,2}? (?:${posts})`,
  'related|recommended|trending|recommended for you|read next|read more|also read|see also|further reading|what to read next',
  String.raw`(?:more (?:from|on)|you (?:may|might) also|read (?:next|more|also))\b[^\n:]{1,40}`,
].join('|')
const citing = 'references?|sources?|citations|footnotes|end ?notes|bibliography|works cited'
/** A heading that says so stands alone in its line; a line that says so goes on behind a colon. */
const beginning = new RegExp(
  String.raw`${mark}(?:(?<cites>${citing})|${announcing})(?:[*_ ]{0,6}:[*_ ]{0,6}(?=[^\s*_])|[*_: #]{0,12}$)`,
  'gim',
)
const longestTitle = 140

/** The other posts of a passage; several ask for them, and they are looked for once. */
export function otherPostsOf(passage: Passage): readonly OtherPosts[] {
  const known = found.get(passage) ?? otherPosts(passage.text)
  found.set(passage, known)
  return known
}

const found = new WeakMap<Passage, readonly OtherPosts[]>()

/**
 * Where a text only announces or cites other posts: a line that says so ("Also read: …"), or a heading that says so with
 * the short lines behind it, to the next heading that is no deeper or the next paragraph.
 */
export function otherPosts(text: string): readonly OtherPosts[] {
  const ranges: OtherPosts[] = []
  let free = 0
  for (const match of text.matchAll(beginning)) {
    if (match.index < free) continue
    const lineEnd = endOfLine(text, match.index)
    const isHeading = match.index + match[0].length === lineEnd
    free = isHeading ? endOfTitles(text, lineEnd, levelOf(match.groups?.['mark'] ?? '')) : lineEnd
    const kind = match.groups?.['cites'] === undefined ? 'announced' : 'cited'
    ranges.push({ start: match.index, end: free, kind })
  }
  return ranges
}

const deepest = 7

function levelOf(written: string): number {
  const hashes = written.split('#').length - 1
  return hashes === 0 ? deepest : hashes
}

function endOfTitles(text: string, from: number, level: number): number {
  let end = from
  while (end < text.length) {
    const next = endOfLine(text, end + 1)
    if (next - end - 1 > longestTitle) return end
    const hashes = /^#{1,6}(?= )/.exec(text.slice(end + 1, end + 8))?.[0].length
    if (hashes !== undefined && (level === deepest || hashes <= level)) return end
    end = next
  }
  return end
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
