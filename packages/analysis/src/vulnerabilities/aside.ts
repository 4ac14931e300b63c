import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'

/** Words right before a CVE, in its sentence, that say it is another one than the article's. */
const asideBefore =
  /\b(?:similar to|resembl\w+|reminiscent of|comparable (?:to|with)|unlike|(?:just )?like|such as last year['’]s|(?:bypass|circumvention|variant|regression)(?: of| for)?(?: the)?(?: (?:patch|fix|mitigation|update))?(?: for| of)?|(?:incomplete|earlier|previous|original) (?:patch|fix) (?:for|of)|(?:earlier|older|previous|past|prior|former|historic) (?:\w+ ){0,4}|(?:earlier|older|previous|separate|unrelated) (?:\w+[ -]){0,3}(?:bugs?|flaws?|holes?|issues?|vulnerabilit(?:y|ies)|zero-days?)\b[^.;]{0,50}|previously (?:exploited|used|abused|fixed|patched|known) (?:\w+ ){0,4}|(?:last|previous) (?:year|month|week|spring|summer|autumn|winter)\b[^.;]{0,60}|(?:in|since|back in|from|of) (?:early |late |mid-?)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) )?(?:19|20)\d\d\b[^.;]{0,40}|before that\b[^.;]{0,40})[ ,(]*(?:with |of |for |and |as )?$/i
const unitsBefore = 120

/** Whether a sentence only compares with the CVE at `start`, or speaks of what was before. */
export function isAside(passage: Passage, start: number): boolean {
  const sentence = passage.sentences.starts[indexAt(passage.sentences.starts, start)] ?? 0
  return asideBefore.test(passage.text.slice(Math.max(sentence, start - unitsBefore), start))
}
