import type { Passage } from '../passage/passage.ts'
import { cueOf, isFiller, isHostile, kinds } from './cue-words.ts'

const introductions = words('dubbed called named aka alias codenamed nicknamed')
const trackers = words('known tracked identified referred designated')
const sources = words(
  'operators operator affiliates affiliate developers developer authors versions version samples sample',
)
const examples = words('including like')
const dismissals = words('not unlike')
const articles = words('a an the one another')
const verbs = words('is was are were')
const farthestKind = 6
const farthestExample = 12
const mostFillers = 3

/** The kinds that the words right beside `first` to `last` give it: "Play ransomware", "the group Play", "dubbed Play". */
export function cueBeside(passage: Passage, first: number, last: number): number {
  return (
    cueBehind(passage, last) ||
    cueOf(wordBefore(passage, first)) ||
    introduced(passage, first) ||
    defined(passage, last)
  )
}

/** The kind that the words right behind a name give it, other words about its kind between: "KPOT information-stealing malware". */
export function cueBehind(passage: Passage, last: number): number {
  const { texts } = passage.words
  let at = wordBehind(passage, last)
  for (let step = 0; step <= mostFillers && at !== undefined; step++) {
    const word = texts[at] ?? ''
    const cue = cueOf(word)
    if (cue !== kinds.none) return cue
    if (!isFiller(word)) return kinds.none
    at = wordBehind(passage, at)
  }
  return kinds.none
}

/** Whether a word that can mean nothing but a threat, in lower case or capitals, stands right behind a name. */
export function isHostileBehind(passage: Passage, last: number): boolean {
  const at = wordBehind(passage, last)
  if (at === undefined || !isHostile(passage.words.texts[at] ?? '')) return false
  const written = passage.text.slice(passage.words.starts[at], passage.words.ends[at])
  return written === written.toLowerCase() || written === written.toUpperCase()
}

/** "unlike Emotet", "not Emotet": named only to say that it is not there. */
export function isDismissed(passage: Passage, first: number): boolean {
  return dismissals.has(wordBefore(passage, first))
}

/** "dubbed Play", "tracked by Microsoft as Play", "malware such as Play", "operators of Play". */
function introduced(passage: Passage, first: number): number {
  const before = wordBefore(passage, first)
  if (before === '') return kinds.none
  const { texts } = passage.words
  if (introductions.has(before)) return threatBefore(passage, first - 1)
  if (before === 'of') return sources.has(texts[first - 2] ?? '') ? kinds.some : kinds.none
  if (examples.has(before)) return kindBefore(passage, first - 1)
  if (before !== 'as') return kinds.none
  if (texts[first - 2] === 'such') return kindBefore(passage, first - 2)
  for (let at = first - 2; at >= Math.max(0, first - 6); at--)
    if (trackers.has(texts[at] ?? '')) return kinds.some
  return kinds.none
}

/** The kind that the words of the sentence before say: "tools for the reconnaissance, such as". */
function kindBefore({ text, words: { texts, starts, ends } }: Passage, before: number): number {
  for (let at = before - 1; at >= Math.max(0, before - farthestExample); at--) {
    const cue = cueOf(texts[at] ?? '')
    if (cue !== kinds.none) return cue
    if (/[.;:!?\n]/.test(text.slice(ends[at - 1], starts[at]))) break
  }
  return kinds.none
}

/** Something of a threat in the words before: "a new stealer that its sellers called Lumma". */
function threatBefore(passage: Passage, before: number): number {
  const { texts } = passage.words
  for (let at = before - 1; at >= Math.max(0, before - 8); at--) {
    const cue = cueOf(texts[at] ?? '')
    if (cue !== kinds.none) return cue
  }
  return kinds.none
}

/** "Baldr: An information stealer", "Dridex, a banking trojan", "Hive was the ransomware of". */
function defined(passage: Passage, last: number): number {
  const { texts, starts, ends } = passage.words
  let at = last + 1
  const gap = passage.text.slice(ends[last], Math.min(starts[at] ?? 0, (ends[last] ?? 0) + 8))
  const isVerb = verbs.has(texts[at] ?? '') && /^["”’)*_]{0,4} $/.test(gap)
  if (!isVerb && !/^["”’)*_:]{0,4}(?:,|:| \(| [-–—])[*_ ]{0,4}$/.test(gap)) return kinds.none
  if (isVerb) at += 1
  if (!articles.has(texts[at] ?? '')) return kinds.none
  for (let step = 0; step < farthestKind; step++, at++) {
    const cue = cueOf(texts[at] ?? '')
    if (cue !== kinds.none && cue !== kinds.campaign) return cue
    if (!isClose(passage.text, ends[at] ?? 0, starts[at + 1] ?? 0)) return kinds.none
  }
  return kinds.none
}

function wordBefore({ text, words: { texts, starts, ends } }: Passage, first: number): string {
  return first > 0 && isClose(text, ends[first - 1] ?? 0, starts[first] ?? 0) ? (texts[first - 1] ?? '') : ''
}

/** The word behind a name, or behind the target of its link. */
function wordBehind({ text, words: { texts, starts, ends } }: Passage, last: number): number | undefined {
  let end = ends[last] ?? 0
  let at = last + 1
  if (text.startsWith('](', end)) {
    const close = text.slice(end, end + longestTarget).indexOf(')')
    if (close === -1) return undefined
    end += close + 1
    while (at < texts.length && (starts[at] ?? 0) < end) at++
  }
  return at < texts.length && isClose(text, end, starts[at] ?? 0) ? at : undefined
}

const longestTarget = 200
const widestGap = 4

/** Whether only spaces, quotes, brackets, marks of Markdown or hyphens stand between two words, or the dot of a version. */
function isClose(text: string, from: number, to: number): boolean {
  if (to < from || to - from > widestGap) return false
  for (let at = from; at < to; at++)
    if (!closeMarks.has(text.charCodeAt(at))) return isVersionDot(text, from, to)
  return true
}

function isVersionDot(text: string, from: number, to: number): boolean {
  return (
    to - from === 1 &&
    text[from] === '.' &&
    isDigit(text.charCodeAt(from - 1)) &&
    isDigit(text.charCodeAt(to))
  )
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

const closeMarks = new Set(Array.from(' \u00a0\u202f"“”‘’\'`*_()[]-', (mark) => mark.charCodeAt(0)))

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
