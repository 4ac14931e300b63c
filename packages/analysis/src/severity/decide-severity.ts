import type {
  Advisory,
  Evidence,
  NamedEntity,
  Observable,
  Reason,
  Relevance,
  Severity,
  Technique,
  TextRange,
  Vulnerability,
} from '@huntwire/intel-model'
import { sentenceEvidence } from '../passage/evidence.ts'
import { isInLead } from '../passage/lead.ts'
import type { Passage } from '../passage/passage.ts'
import { isPossible } from '../passage/possibility.ts'
import type { ClassHit } from '../statements/class-hits.ts'
import { combinationIndex, type Found, findCombinations } from '../statements/find-combinations.ts'
import { isStated } from '../statements/mood.ts'
import { withoutCompounds } from '../statements/without-compounds.ts'
import { scoresOfPassage, statedScores } from '../vulnerabilities/stated-scores.ts'
import { type Fact, factWords } from './facts.ts'
import { type Hedge, hedgeWords } from './hedges.ts'
import { hedgedLevel, hedgeReason, lesser, loweringHedges } from './lower-by-hedges.ts'
import { leastScore, type Proof, type SeverityFacts, severityRules } from './rules.ts'

/** What classification already knows when it asks how urgent the article is. */
export interface SeverityInput {
  readonly title: Passage
  readonly body: Passage
  readonly lead: TextRange
  readonly titleHits: readonly ClassHit[]
  readonly bodyHits: readonly ClassHit[]
  readonly advisory?: Advisory | undefined
  readonly names: readonly NamedEntity[]
  readonly relevance: Relevance
  readonly observables: readonly Observable[]
  readonly vulnerabilities: readonly Vulnerability[]
  readonly techniques: readonly Technique[]
}

const factIndex = combinationIndex(entriesOf(factWords))
const hedgeIndex = combinationIndex(entriesOf(hedgeWords))

/**
 * The level of the highest rule that fires; one less, but not below medium, where the article itself says that it is
 * less urgent; a periodic review is low.
 * Monotone: a hedge of the text never counts where exploitation is stated, so more facts never lower the level.
 */
export function decideSeverity(input: SeverityInput): Severity {
  if (!input.relevance.isThreat) return notAThreat(input.relevance)
  const stated = statedFacts(input)
  const hedges = hedgesOf(input)
  const facts = factsOf(input, stated, hedges)
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
  const lowering = loweringHedges(hedges, facts, level)
  return {
    level: lowering.reduce((lowest, [hedge]) => lesser(lowest, hedgedLevel(level, hedge)), level),
    reasons: [...(reasons.length > 0 ? reasons : [fallback]), ...lowering.map(hedgeReason)],
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
  table: Readonly<Record<Key, { readonly says: readonly string[] }>>,
): (readonly [string, Key])[] {
  const entries: (readonly [string, Key])[] = []
  for (const key in table) for (const written of table[key].says) entries.push([written, key])
  return entries
}

/** Each fact with the sentence that states it: of the title, else the lead, else further down. */
function statedFacts({ title, body, titleHits, bodyHits }: SeverityInput): ReadonlyMap<Fact, Evidence> {
  const proofs = new Map<Fact, Evidence>()
  const refused = new Map<Fact, number>()
  for (const [passage, hits, reach] of [
    [title, withoutCompounds(titleHits), titleReach],
    [body, withoutCompounds(bodyHits), undefined],
  ] as const)
    findCombinations(
      hits,
      factIndex,
      (found) => {
        const { meaning } = found
        const refusals = refused.get(meaning) ?? 0
        if (proofs.has(meaning) || refusals === mostRefused) return
        if (holds(passage, found)) proofs.set(meaning, sentenceEvidence(passage, found.start, found.end))
        else refused.set(meaning, refusals + 1)
      },
      reach,
    )
  return proofs
}

/** An article that denies or only supposes a fact so often does not state it; looking further would only cost time. */
const mostRefused = 40

/** Words before a statement in which it may be called only possible. */
const modalsBack = 4
const attempts = new Set(['attempt', 'attempts'])

/** A title is one statement, however long. */
const titleReach = 60

function holds(passage: Passage, found: Found<Fact>): boolean {
  if (isInAddress(passage, found)) return false
  const { mood } = factWords[found.meaning]
  if (mood === 'named') return true
  return isStated(passage, found) && (mood === 'stated' || !isPossible(passage, found, modalsBack, attempts))
}

/** Whether words stand in a link: its parts are joined without white space. */
function isInAddress({ text }: Passage, { start, end }: Found<Fact>): boolean {
  const before = text[start - 1]
  const words = text.slice(start, end)
  return (before === '/' || before === '-' || before === '_') && /^[^\s]+[-_/][^\s]+$/.test(words)
}

function factsOf(
  input: SeverityInput,
  proofs: ReadonlyMap<Fact, Evidence>,
  hedges: ReadonlyMap<Hedge, Evidence>,
): SeverityFacts {
  const about = input.vulnerabilities.filter((one) => one.about)
  const leads = (fact: Fact) => isLeading(input.lead, proofs.get(fact))
  return {
    has: (fact) => proofs.has(fact),
    group: groupInTitle(input) !== undefined,
    leads,
    titled: (fact) => proofs.get(fact)?.block === 'title',
    kev: about.some(({ kev }) => kev !== null),
    cvss: about.reduce<number | null>(
      (top, { cvss }) => (cvss === null ? top : Math.max(top ?? 0, cvss)),
      about.length === 0 ? topScore(input) : null,
    ),
    about: about.length > 0 || leads('vulnerability'),
    named: about.length > 0,
    indicators: input.observables.filter(({ role, type }) => role === 'indicator' && type !== 'cve').length,
    techniques: input.techniques.length,
    report: input.relevance.verdict !== 'advisory',
    attack: input.relevance.verdict === 'threat',
    sure: leadOf(input.relevance) >= sureLead,
    entry: isEntry(input),
    hedged: (hedge) => hedges.has(hedge),
  }
}

/** By how many points the signs of a threat outweigh the others. */
function leadOf({ reasons }: Relevance): number {
  return reasons.reduce((sum, { points }) => sum + (points ?? 0), 0)
}

const sureLead = 2.1

/** The highest score that the title or the lead state, where no vulnerability has an id. */
function topScore({ title, body, lead }: SeverityInput): number | null {
  const texts = [title.text, body.text.slice(lead.start, lead.end)]
  return texts
    .flatMap(statedScores)
    .reduce<number | null>((top, { score }) => Math.max(top ?? 0, score), null)
}

function groupInTitle({ names }: SeverityInput): NamedEntity | undefined {
  return names.find(({ kind, evidence }) => kind === 'group' && evidence.block === 'title')
}

/** An entry of a catalogue of packages or devices, said by its fields, by its title or by its head. */
function isEntry({ advisory, title, body }: SeverityInput): boolean {
  return advisory === undefined
    ? /^\[?GHSA\b/.test(title.text) || /\bView CSAF\b/.test(body.text.slice(0, entryHead))
    : advisory.catalogue !== 'kev'
}

/** In UTF-16 units: where an agency's advisory on industrial devices links to its data. */
const entryHead = 400

/** What other findings prove. */
function foundProofs(input: SeverityInput): [Proof, Evidence][] {
  const about = input.vulnerabilities.filter((one) => one.about)
  const indicator = input.observables.find(({ role, type }) => role === 'indicator' && type !== 'cve')
  const found: readonly (readonly [Proof, Evidence | undefined])[] = [
    ['group', groupInTitle(input)?.evidence],
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
  const top = about.find(({ cvss }) => (cvss ?? 0) >= leastScore)
  if (top === undefined) return undefined
  for (const passage of [title, body]) {
    const stated = scoresOfPassage(passage).find(({ score }) => score === top.cvss)
    if (stated !== undefined) return sentenceEvidence(passage, stated.start, stated.end)
  }
  return top.evidence
}

/** Hedges count in the title and the lead only: further down they speak of something else. */
function hedgesOf({ title, body, lead, titleHits, bodyHits }: SeverityInput): ReadonlyMap<Hedge, Evidence> {
  const leadHits = bodyHits.filter(({ start }) => isInLead(lead, start))
  const named = new Set([...titleHits, ...leadHits].map(({ meaning }) => meaning))
  const hedges = new Map<Hedge, Evidence>()
  for (const [passage, hits] of [
    [title, titleHits],
    [body, leadHits],
  ] as const)
    findCombinations(hits, hedgeIndex, ({ meaning, start, end }) => {
      const { where, unless } = hedgeWords[meaning]
      if (hedges.has(meaning) || (where === 'title' && passage !== title)) return
      if (unless === undefined || !named.has(unless))
        hedges.set(meaning, sentenceEvidence(passage, start, end))
    })
  return hedges
}

function isLeading(lead: TextRange, evidence: Evidence | undefined): boolean {
  return evidence !== undefined && (evidence.block === 'title' || isInLead(lead, evidence.start))
}

function withEvidence(reason: Reason, evidence: readonly (Evidence | undefined)[]): Reason {
  const first = evidence.find((one) => one !== undefined)
  return first === undefined ? reason : { ...reason, evidence: first }
}

function unknownsOf(facts: SeverityFacts): string[] {
  const unknowns: string[] = []
  const ofFlaw = facts.about && (facts.named || !facts.report || facts.leads('exploited-now'))
  if (ofFlaw && !facts.has('exploited-now') && !facts.kev) unknowns.push('whether it is being exploited')
  if (ofFlaw && !facts.has('unauthenticated')) unknowns.push('whether an attacker needs a login')
  if (!facts.has('wide-reach')) unknowns.push('how widely it reaches')
  if (!ofFlaw && !facts.has('running-campaign')) unknowns.push('whether it is still going on')
  return unknowns
}
