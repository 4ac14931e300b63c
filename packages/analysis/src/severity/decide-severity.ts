import {
  type Evidence,
  type Observable,
  type Reason,
  type Relevance,
  type Severity,
  type SeverityLevel,
  severityLevels,
  type Technique,
  type TextRange,
  type Vulnerability,
} from '@huntwire/intel-model'
import { isAdvice } from '../passage/advice.ts'
import { isDenied } from '../passage/denial.ts'
import { sentenceEvidence } from '../passage/evidence.ts'
import { isInLead } from '../passage/lead.ts'
import type { Passage } from '../passage/passage.ts'
import { findPhrases, type PhraseHit, phraseMatcher } from '../phrases/phrase-matcher.ts'
import { findScores } from '../vulnerabilities/cvss.ts'
import {
  type Fact,
  factPhrases,
  type Hedge,
  hedgePhrases,
  type Proof,
  type SeverityFacts,
  severityRules,
} from './rules.ts'

/** What classification already knows when it asks how urgent the article is. */
export interface SeverityInput {
  readonly title: Passage
  readonly body: Passage
  readonly lead: TextRange
  readonly relevance: Relevance
  readonly observables: readonly Observable[]
  readonly vulnerabilities: readonly Vulnerability[]
  readonly techniques: readonly Technique[]
}

const factMatcher = phraseMatcher(entriesOf(factPhrases))
const hedgeMatcher = phraseMatcher(entriesOf(hedgePhrases))

/**
 * The level of the highest rule that fires; one less, but not below medium, where the article itself says that it is
 * less urgent; a periodic review may become low.
 * Monotone: a hedge never counts where exploitation is stated, so more facts never lower the level.
 */
export function decideSeverity(input: SeverityInput): Severity {
  if (!input.relevance.isThreat) return notAThreat(input.relevance)
  const stated = statedFacts(input)
  const facts = factsOf(input, stated)
  const proofs = new Map<Proof, Evidence>([...stated, ...foundProofs(input)])
  const fired = severityRules.filter((rule) => rule.when(facts))
  const level = fired[0]?.level ?? 'low'
  const reasons = fired
    .filter((rule) => rule.level === level)
    .map(
      (rule): Reason =>
        withEvidence(
          { rule: rule.id, text: rule.text },
          rule.shows.map((fact) => proofs.get(fact)),
        ),
    )
  const hedges = facts.has('exploited-now') || facts.kev ? new Map() : hedgesOf(input)
  return {
    level: hedges.size > 0 ? lower(level, hedges.has('periodic') ? 'low' : 'medium') : level,
    reasons: [...(reasons.length > 0 ? reasons : [fallback]), ...hedgeReasons(hedges)],
    unknowns: unknownsOf(facts),
  }
}

const fallback: Reason = { rule: 'severity.record', text: 'for the record: no rule for a higher level fires' }

function notAThreat(relevance: Relevance): Severity {
  const text = `${relevance.verdict}: not a threat report, so nothing to act on`
  const reason = withEvidence({ rule: 'severity.not-a-threat', text }, [strongestEvidence(relevance, -1)])
  return { level: 'informational', reasons: [reason], unknowns: [] }
}

/** What the strongest reason of one side (1 for a threat, -1 against it) shows: a sentence, else a mere value. */
function strongestEvidence({ reasons }: Relevance, side: 1 | -1): Evidence | undefined {
  const shown = reasons
    .filter(({ points, evidence }) => evidence !== undefined && (points ?? 0) * side > 0)
    .sort((a, b) => ((b.points ?? 0) - (a.points ?? 0)) * side)
  return (shown.find(({ evidence }) => evidence?.quote.includes(' ')) ?? shown[0])?.evidence
}

function entriesOf<Key extends string>(
  table: Readonly<Record<Key, { readonly phrases: readonly string[] }>>,
): (readonly [string, Key])[] {
  const entries: (readonly [string, Key])[] = []
  for (const key in table) for (const phrase of table[key].phrases) entries.push([phrase, key])
  return entries
}

/** Each fact with the sentence that states it and does not deny it: of the title, else the lead, else further down. */
function statedFacts({ title, body, lead }: SeverityInput): ReadonlyMap<Fact, Evidence> {
  const proofs = new Map<Fact, Evidence>()
  for (const [passage, range] of [[title], [body, lead], [body]] as const)
    for (const hit of findPhrases(passage, factMatcher, range))
      if (!proofs.has(hit.meaning) && isStated(passage, hit)) proofs.set(hit.meaning, proofOf(passage, hit))
  return proofs
}

/** A title is short and calls out: "Update now: zero-day exploited" is no mere advice. */
function isStated(passage: Passage, hit: PhraseHit<Fact>): boolean {
  return !isDenied(passage, hit) && (passage.place === 'title' || !isAdvice(passage, hit.start))
}

function proofOf<Key>(passage: Passage, hit: PhraseHit<Key>): Evidence {
  return sentenceEvidence(passage, hit.start, hit.end)
}

function factsOf(input: SeverityInput, proofs: ReadonlyMap<Fact, Evidence>): SeverityFacts {
  const about = input.vulnerabilities.filter((one) => one.about)
  const leads = (fact: Fact) => isLeading(input.lead, proofs.get(fact))
  return {
    has: (fact) => proofs.has(fact),
    leads,
    kev: about.some(({ kev }) => kev !== null),
    cvss: about.reduce<number | null>(
      (top, { cvss }) => (cvss === null ? top : Math.max(top ?? 0, cvss)),
      null,
    ),
    about: about.length > 0 || leads('vulnerability'),
    indicators: input.observables.filter(({ role, type }) => role === 'indicator' && type !== 'cve').length,
    techniques: input.techniques.length,
    report: input.relevance.verdict !== 'advisory',
  }
}

/** What other findings prove. */
function foundProofs(input: SeverityInput): [Proof, Evidence][] {
  const about = input.vulnerabilities.filter((one) => one.about)
  const indicator = input.observables.find(({ role, type }) => role === 'indicator' && type !== 'cve')
  const found: readonly (readonly [Proof, Evidence | undefined])[] = [
    ['known-exploited', about.find(({ kev }) => kev !== null)?.evidence],
    ['scored', scoreEvidence(input, about)],
    ['indicator', indicator?.evidence],
    ['technique', input.techniques[0]?.evidence],
    ['relevant', strongestEvidence(input.relevance, 1)],
  ]
  return found.flatMap(([proof, evidence]): [Proof, Evidence][] =>
    evidence === undefined ? [] : [[proof, evidence]],
  )
}

function scoreEvidence(
  { title, body }: SeverityInput,
  about: readonly Vulnerability[],
): Evidence | undefined {
  const top = about.find(({ cvss }) => (cvss ?? 0) >= 9)
  if (top === undefined) return undefined
  for (const passage of [title, body]) {
    const stated = findScores(passage.text).find(({ score }) => score === top.cvss)
    if (stated !== undefined) return sentenceEvidence(passage, stated.start, stated.end)
  }
  return top.evidence
}

/** Hedges count in the title and the lead only: further down they speak of something else. */
function hedgesOf({ title, body, lead }: SeverityInput): ReadonlyMap<Hedge, Evidence> {
  const found = new Map<Hedge, Evidence>()
  for (const [passage, range] of [[title], [body, lead]] as const)
    for (const hit of findPhrases(passage, hedgeMatcher, range))
      if (!found.has(hit.meaning)) found.set(hit.meaning, proofOf(passage, hit))
  return found
}

function isLeading(lead: TextRange, evidence: Evidence | undefined): boolean {
  return evidence !== undefined && (evidence.block === 'title' || isInLead(lead, evidence.start))
}

function hedgeReasons(hedges: ReadonlyMap<Hedge, Evidence>): Reason[] {
  return [...hedges].map(([hedge, evidence]) => ({
    rule: `severity.hedge.${hedge}`,
    text: `${hedgePhrases[hedge].text}: lowers what is above medium`,
    points: -1,
    evidence,
  }))
}

function withEvidence(reason: Reason, evidence: readonly (Evidence | undefined)[]): Reason {
  const first = evidence.find((one) => one !== undefined)
  return first === undefined ? reason : { ...reason, evidence: first }
}

/** One level less, but not below `floor`; what is at the floor already stays. */
function lower(level: SeverityLevel, floor: SeverityLevel): SeverityLevel {
  const index = severityLevels.indexOf(level)
  const lowest = Math.min(index, severityLevels.indexOf(floor))
  return severityLevels[Math.max(lowest, index - 1)] ?? level
}

function unknownsOf(facts: SeverityFacts): string[] {
  const unknowns: string[] = []
  if (facts.about && !facts.has('exploited-now') && !facts.kev) unknowns.push('whether it is being exploited')
  if (facts.about && !facts.has('unauthenticated')) unknowns.push('whether an attacker needs a login')
  if (!facts.has('wide-reach')) unknowns.push('how widely it reaches')
  if (!facts.about && !facts.has('running-campaign')) unknowns.push('whether it is still going on')
  return unknowns
}
