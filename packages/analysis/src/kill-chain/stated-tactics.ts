import type { Evidence, TextRange } from '@huntwire/intel-model'
import { isAdvice } from '../passage/advice.ts'
import { isDenied } from '../passage/denial.ts'
import { sentenceEvidence } from '../passage/evidence.ts'
import { lazily } from '../passage/lazily.ts'
import { otherPostsOf } from '../passage/other-posts.ts'
import type { Passage } from '../passage/passage.ts'
import { isPossible } from '../passage/possibility.ts'
import { isWithin } from '../passage/spans.ts'
import { findPhrases, type PhraseHit, phraseMatcher } from '../phrases/phrase-matcher.ts'
import { tacticCues } from './cues.ts'

const matcher = phraseMatcher(
  tacticCues.flatMap(([tactic, phrases]) => phrases.map((phrase) => [phrase, tactic] as const)),
)

/**
 * The tactics that the text says were used, each with the first sentence that says so: no advice, no denial, nothing that
 * only could happen, and no words of a quoted rule or of another post's title.
 */
export function statedTactics(passage: Passage, rules: readonly TextRange[]): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>()
  const aside = lazily(() => otherPostsOf(passage))
  for (const hit of findPhrases(passage, matcher)) {
    if (found.has(hit.meaning) || !isStated(passage, hit)) continue
    if (isWithin(rules, hit.start) || isWithin(aside(), hit.start)) continue
    found.set(hit.meaning, sentenceEvidence(passage, hit.start, hit.end))
  }
  return found
}

/** What allows it, who guards against it, and who only plays it. */
const notDone = new Set(
  `allow allows allowing allowed enable enables enabling let lets letting risk risks prevent prevents preventing
  prevented stop stops stopping stopped block blocks blocking blocked detect detects detecting detection detections monitor limit limits against protect
  protects protecting restrict restricts restricting mitigate mitigates avoid reduce hunting hunt before broker brokers simulate simulates simulated`.split(
    /\s+/,
  ),
)
const wordsBack = 8
/** What holds up to the next comma: "could give an attacker the chance to take the machine and move laterally". */
const modals = new Set(['could', 'may', 'might', 'can', 'would'])
const modalsBack = 24

function isStated(passage: Passage, hit: PhraseHit<string>): boolean {
  if (isDenied(passage, hit) || isAdvice(passage, hit.start)) return false
  if (isPossible(passage, { ...hit, lastWord: hit.word - 1 }, wordsBack, notDone)) return false
  const behind = passage.text.slice(hit.end, hit.end + 20)
  return !brokers.test(behind) && !dotsToPage.test(behind) && !followsModal(passage, hit)
}

function followsModal({ text, sentences, words }: Passage, { sentence, word }: PhraseHit<string>): boolean {
  const from = sentences.starts[sentence] ?? 0
  for (let at = word - 1; at >= 0 && at >= word - modalsBack; at--) {
    if ((words.starts[at] ?? 0) < from) return false
    if (clauseEnd.test(text.slice(words.ends[at], words.starts[at + 1]))) return false
    if (modals.has(words.texts[at] ?? '')) return true
  }
  return false
}

const clauseEnd = /[,;:—–]/
/** A row of a table of contents. */
const dotsToPage = /\.{6}/
/** "An initial access broker", "lateral movement detection": somebody's trade, and somebody's product. */
const brokers = /^[ -](?:broker|detection|prevention|protection|attempts? (?:was|were) (?:blocked|stopped))/i
