import type { CveMention } from '../observables/cve.ts'
import { otherPostsOf } from '../passage/other-posts.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'

/** Words right before a CVE, in its sentence, that say it is another one than the article's. */
const asideBefore =
  /\b(?:similar to|resembl\w+|reminiscent of|comparable (?:to|with)|unlike|(?:just )?like|such as last year['’]s|(?:bypass|circumvention|variant|regression)(?: of| for)?(?: the)?(?: (?:patch|fix|mitigation|update))?(?: for| of)?|(?:incomplete|earlier|previous|original) (?:patch|fix) (?:for|of)|(?:earlier|older|previous|past|prior|former|historic) (?:\w+ ){0,4}|(?:earlier|older|previous|separate|unrelated) (?:\w+[ -]){0,3}(?:bugs?|flaws?|holes?|issues?|vulnerabilit(?:y|ies)|zero-days?)\b[^.;]{0,50}|previously (?:exploited|used|abused|fixed|patched|known) (?:\w+ ){0,4}|previously (?:linked|tied|connected|associated) (?:to|with) [^.;]{0,90}|(?:originally|initially|already) (?:\w+ ){0,4}(?:patch|fix)(?:ed)?\b[^.;]{0,50}|(?:last|previous) (?:year|month|week|spring|summer|autumn|winter)\b[^.;]{0,60}|(?:in|since|back in|from|of) (?:early |late |mid-?)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) )?(?:19|20)\d\d\b[^.;]{0,40}|before that\b[^.;]{0,40})[ ,(]*(?:with |of |for |and |as )?$/i
const agoBehind =
  /^(?:[^.;\n]|\.\d){0,80}\b(?:(?:\w+ )?(?:years?|months?|decade) (?:ago|earlier|before)|last (?:year|month|spring|summer|autumn|winter))\b/i
/** A point in time at the beginning of a sentence holds for all of it, up to what contrasts with it. */
const timeFirst =
  /^\W{0,6}(?:(?:back )?(?:in|since|during) (?:early |late |mid-?)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) )?(?:19|20)\d\d|(?:last|previous) (?:year|month)|(?:\w+ )?years ago|earlier|previously|in the past|historically)\b(?![^;]*\b(?:now|but|whereas|this time|today)\b)/i
const unitsBefore = 120
const unitsOfSentence = 300

/**
 * Which of the mentions are not the article's own: only compared with, of another time, part of a link, or in a list of
 * other posts.
 */
export function asidesAmong(passage: Passage, cves: readonly CveMention[]): readonly boolean[] {
  const { text } = passage
  const others = passage.place === 'title' || cves.length === 0 ? [] : otherPostsOf(passage)
  const seen = new Map<string, number>()
  let next = 0
  return cves.map(({ id, start, end }) => {
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    if ((others[next]?.start ?? Number.POSITIVE_INFINITY) <= start || isInLink(text, start)) return true
    const before = seen.get(id) ?? 0
    seen.set(id, before + 1)
    return before < placesJudged && isCompared(passage, start, end)
  })
}

/** A CVE that is named oftener than this is no aside. */
const placesJudged = 10

/** Whether a sentence only compares with the CVE at `[start, end)`, or speaks of what was before. */
function isCompared(passage: Passage, start: number, end: number): boolean {
  const { text, sentences } = passage
  const index = indexAt(sentences.starts, start)
  const from = sentences.starts[index] ?? 0
  const to = sentences.ends[index] ?? text.length
  return (
    asideBefore.test(text.slice(Math.max(from, start - unitsBefore), start)) ||
    timeFirst.test(text.slice(Math.max(from, start - unitsOfSentence), start)) ||
    agoBehind.test(text.slice(end, Math.min(to, end + unitsBefore)))
  )
}

function isInLink(text: string, start: number): boolean {
  if (!'/=-_%'.includes(text.charAt(start - 1))) return false
  return /:\/\/\S{0,200}$/.test(text.slice(Math.max(0, start - 210), start))
}
