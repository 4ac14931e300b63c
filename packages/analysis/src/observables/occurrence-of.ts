import type { TextRange } from '@huntwire/intel-model'
import { lineAt, lineText } from '../passage/evidence.ts'
import { lazily } from '../passage/lazily.ts'
import { otherPostsOf } from '../passage/other-posts.ts'
import type { Passage } from '../passage/passage.ts'
import { isWithin } from '../passage/spans.ts'
import { findWords } from '../passage/words.ts'
import { headingsOf } from '../roles/headings.ts'
import { obsoleteLines } from '../roles/obsolete-lines.ts'
import type { Occurrence } from '../roles/occurrence.ts'
import { type Section, sectionsOf } from '../roles/sections.ts'
import { type SentenceMarks, sentenceMarks } from '../roles/sentence-marks.ts'
import type { Candidate } from './candidate.ts'
import type { Sighting } from './sightings.ts'

/** What the parts of a passage say of the values that stand in them. */
export interface Places {
  readonly sections: readonly Section[]
  readonly isObsolete: (line: number) => boolean
  /** Where other posts are announced. */
  readonly announced: readonly TextRange[]
  readonly marksAt: (offset: number) => SentenceMarks
  /** Whether the text is a list of values and nothing is said about them. */
  readonly isBare: () => boolean
  readonly authorDefangs: boolean
}

/** The places of a passage in which something was sighted. */
export function placesOf(passage: Passage, sightings: readonly Sighting[]): Places {
  const headings = headingsOf(passage)
  return {
    sections: sectionsOf(passage, headings),
    isObsolete: obsoleteLines(headings),
    announced: otherPostsOf(passage).filter(({ kind }) => kind === 'announced'),
    marksAt: sentenceMarks(passage),
    isBare: lazily(() => !hasProse(passage)),
    authorDefangs: sightings.some(({ candidate, defanged }) => defanged && hostOf(candidate) !== ''),
  }
}

/** A sighting with what stands around it; `defanged` when its value is, here or elsewhere. */
export function occurrenceOf(
  passage: Passage,
  sighting: Sighting,
  defanged: boolean,
  places: Places,
): Occurrence {
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
