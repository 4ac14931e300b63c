import type { Observable, TextRange } from '@huntwire/intel-model'
import { exactEvidence, lineAt, lineText } from '../passage/evidence.ts'
import { lazily } from '../passage/lazily.ts'
import { isWithin, otherPostsOf } from '../passage/other-posts.ts'
import { type Passage, readPassage } from '../passage/passage.ts'
import { findWords } from '../passage/words.ts'
import { decideRole, type RoleContext, type RoleDecision } from '../roles/decide-role.ts'
import { headingsOf } from '../roles/headings.ts'
import { obsoleteLines } from '../roles/obsolete-lines.ts'
import type { Occurrence } from '../roles/occurrence.ts'
import { rowNote } from '../roles/row-note.ts'
import { type Section, sectionsOf } from '../roles/sections.ts'
import { type SentenceMarks, sentenceMarks } from '../roles/sentence-marks.ts'
import type { Candidate } from './candidate.ts'
import { fileNameIn } from './file-name.ts'
import { findSightings, type Sighting } from './sightings.ts'

/** The observables of a plain text. Offsets are into `text`; see `observablesOf`. */
export function extractObservables(text: string, context: RoleContext = {}): Observable[] {
  return observablesOf(readPassage(text, 'body'), context)
}

/**
 * Every observable of a passage: one per type and value, at its first occurrence, by start and then longer first.
 * `Update.exe` and `update.exe` are one file name.
 */
export function observablesOf(passage: Passage, context: RoleContext): Observable[] {
  const sightings = findSightings(passage.text)
  if (sightings.length === 0) return []
  const headings = headingsOf(passage)
  const places = {
    sections: sectionsOf(passage, headings),
    isObsolete: obsoleteLines(headings),
    announced: otherPostsOf(passage).filter(({ kind }) => kind === 'announced'),
    marksAt: sentenceMarks(passage),
    isBare: lazily(() => !hasProse(passage)),
    authorDefangs: sightings.some(({ candidate, defanged }) => defanged && hostOf(candidate) !== ''),
  }
  return [...groupByValue(sightings).values()].map((group) => observableOf(passage, group, places, context))
}

function groupByValue(sightings: readonly Sighting[]): ReadonlyMap<string, readonly Sighting[]> {
  const groups = new Map<string, Sighting[]>()
  for (const sighting of sightings) {
    const { type, value } = sighting.candidate
    const key = `${type} ${type === 'file-name' ? value.toLowerCase() : value}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [sighting])
    else group.push(sighting)
  }
  return groups
}

interface Places {
  readonly sections: readonly Section[]
  readonly isObsolete: (line: number) => boolean
  /** Where other posts are announced. */
  readonly announced: readonly TextRange[]
  readonly marksAt: (offset: number) => SentenceMarks
  /** Whether the text is a list of values and nothing is said about them. */
  readonly isBare: () => boolean
  readonly authorDefangs: boolean
}

/** How many places of one value are looked at: a value that a text repeats a thousand times says it in the first ones. */
const placesLookedAt = 20

function observableOf(
  passage: Passage,
  group: readonly Sighting[],
  places: Places,
  context: RoleContext,
): Observable {
  const [first] = group
  if (first === undefined) throw new Error('a group of sightings is never empty')
  const defanged = group.some((sighting) => sighting.defanged)
  const decisions = group
    .slice(0, placesLookedAt)
    .map((sighting) => decideRole(occurrenceOf(passage, sighting, defanged, places), context))
  const { role, reason } = strongest(decisions)
  const note = role === 'indicator' ? noteOf(passage, group) : undefined
  return {
    type: first.candidate.type,
    value: first.candidate.value,
    role,
    roleReason: note === undefined ? reason : `${reason}, noted "${note}"`,
    defanged,
    evidence: exactEvidence(passage, first.start, first.end),
  }
}

function noteOf(passage: Passage, group: readonly Sighting[]): string | undefined {
  for (const { candidate, start, wholeEnd } of group.slice(0, placesNoted)) {
    const note = rowNote(passage, lineAt(passage, start), start, wholeEnd)
    if (note !== undefined && !(candidate.type === 'file-name' && fileNameIn(note)?.name === note))
      return note
  }
  return undefined
}

const placesNoted = 5

/** A place that says what the value is decides; else one that marks it as hostile is enough; else the first place. */
function strongest(decisions: readonly RoleDecision[]): RoleDecision {
  const decision =
    decisions.find(({ settled }) => settled === true) ??
    decisions.find(({ role }) => role === 'indicator') ??
    decisions[0]
  if (decision === undefined) throw new Error('a value without a place has no role')
  return decision
}

function occurrenceOf(passage: Passage, sighting: Sighting, defanged: boolean, places: Places): Occurrence {
  const { candidate, start, end } = sighting
  const line = lineAt(passage, start)
  const section = places.sections[line] ?? 'text'
  const marks = places.marksAt(start)
  return {
    type: candidate.type,
    value: candidate.value,
    host: hostOf(candidate),
    written: passage.text.slice(start, end),
    whole: passage.text.slice(start, Math.min(sighting.wholeEnd, start + longestWhole)),
    before: passage.text.slice(Math.max(0, start - 60), start),
    behind: passage.text.slice(sighting.wholeEnd, sighting.wholeEnd + 120),
    ...(candidate.type.startsWith('file-') ? labelsOf(passage, line, start, end) : noLabels),
    defanged,
    inWhole: candidate.whole !== undefined,
    authorDefangs: places.authorDefangs,
    section,
    isObsolete: places.isObsolete(line),
    isOfOtherPost: isWithin(places.announced, start),
    marks,
    isTargeted: () => (marks.targetsFrom() ?? start) < start,
    isListedWithHash: () => isListedWithHash(passage, line, start),
    isAlone: () => isAlone(passage, line, start, end) && places.isBare(),
  }
}

const longestWhole = 300
const longestLabel = 120
const noLabels = { labelBefore: '', labelAfter: '' }
const hashWritten = /\b[0-9a-fA-F]{32,128}\b/

/** What stands beside `[start, end)` in its line; behind it only cells of the same row, or a bracket. */
function labelsOf(
  passage: Passage,
  line: number,
  start: number,
  end: number,
): Pick<Occurrence, 'labelBefore' | 'labelAfter'> {
  const lineStart = passage.lineStarts[line] ?? 0
  const before = passage.text.slice(Math.max(lineStart, start - longestLabel), start)
  const lineEnd = lineStart + lineText(passage, line).length
  const after = passage.text.slice(end, Math.min(lineEnd, end + longestLabel))
  return {
    labelBefore: before.split(hashWritten).at(-1) ?? '',
    labelAfter: /^[\s`'"*]*[|\t(–—,-]/.test(after) ? (after.split(hashWritten)[0] ?? '') : '',
  }
}

/** Whether a sentence begins with seven words of a language. */
function hasProse({ text, sentences }: Passage): boolean {
  return sentences.starts.some((start, index) => {
    const end = Math.min(sentences.ends[index] ?? 0, start + sevenWords)
    const { texts } = findWords(text.slice(start, end))
    return texts.length >= 7 && isSpoken(texts.slice(0, 7))
  })
}

/** As long as seven words and what stands between them may be. */
const sevenWords = 160

/** Seven words of which most are words of a language, not parts of a URL or a hash. */
function isSpoken(words: readonly string[]): boolean {
  return words.filter((word) => /^[a-z]{1,14}$/.test(word)).length >= 6
}

/** `SHA256: …`, `File size: …`, `File name: …`, a line each. */
function isListedWithHash({ text, lineStarts }: Passage, line: number, start: number): boolean {
  if (!fileLabel.test(text.slice(Math.max(lineStarts[line] ?? 0, start - longestLabel), start))) return false
  const from = lineStarts[Math.max(0, line - linesNearby)] ?? 0
  const to = lineStarts[line + linesNearby + 1] ?? text.length
  return hashWritten.test(
    text.slice(Math.max(from, start - lengthNearby), Math.min(to, start + lengthNearby)),
  )
}

const fileLabel = /^[\s*•–-]*(?:file[ -]?)?(?:names?|locations?|paths?)\s?[:=]\s*[`"'“]?$/i
const linesNearby = 3
const lengthNearby = 400

function isAlone(passage: Passage, line: number, start: number, end: number): boolean {
  const from = passage.lineStarts[line] ?? 0
  if (start - from > 12) return false
  const text = lineText(passage, line)
  return !/[A-Za-z0-9]/.test(text.slice(0, start - from) + text.slice(end - from, end - from + 200))
}

function hostOf({ type, value, host }: Candidate): string {
  switch (type) {
    case 'domain-name':
      return value
    case 'email-addr':
      return value.slice(value.lastIndexOf('@') + 1)
    default:
      return host ?? ''
  }
}
