import type {
  Advisory,
  Evidence,
  NamedEntity,
  Observable,
  Reason,
  Relevance,
  Technique,
  TextRange,
  Verdict,
  Vulnerability,
} from '@huntwire/intel-model'
import { isRead } from '../language/language-of.ts'
import { isAdvice } from '../passage/advice.ts'
import { isDeniedBehind } from '../passage/denial.ts'
import { sentenceEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import type { ClassHit } from '../statements/class-hits.ts'
import {
  type CombinationIndex,
  combinationIndex,
  type Found,
  findCombinations,
} from '../statements/find-combinations.ts'
import { withoutAverted } from '../statements/without-averted.ts'
import { withoutCompounds } from '../statements/without-compounds.ts'
import { type RelevanceRule, relevanceRules, securityContext } from './rules.ts'

/** What classification already knows when it asks what kind of article it is. */
export interface RelevanceInput {
  readonly title: Passage
  readonly body: Passage
  readonly lead: TextRange
  /** The words of both that mean something to assessments. */
  readonly titleHits: readonly ClassHit[]
  readonly bodyHits: readonly ClassHit[]
  readonly names: readonly NamedEntity[]
  readonly language: string | null
  readonly observables: readonly Observable[]
  readonly vulnerabilities: readonly Vulnerability[]
  readonly techniques: readonly Technique[]
  /** When the article is an entry of a catalogue of vulnerabilities. */
  readonly advisory?: Advisory | undefined
}

interface Vote {
  readonly verdict: Verdict
  readonly reason: Reason & { readonly points: number }
}

const threats: readonly Verdict[] = ['threat', 'advisory', 'incident']
const bodyIndex = indexOf(({ says }) => says)
const titleIndex = indexOf(({ says, titleSays = [] }) => [...says, ...titleSays])

function indexOf(written: (rule: RelevanceRule) => readonly string[]): CombinationIndex<RelevanceRule> {
  return combinationIndex(relevanceRules.flatMap((rule) => written(rule).map((one) => [one, rule] as const)))
}

/**
 * Adds up the rules of `rules.ts` and what was found: the side with more points wins, and in it the strongest kind. In
 * the reasons, points for a threat are above zero and points against it below, so that their sum tells who won: it must
 * be more than a weak sign.
 */
export function decideRelevance(input: RelevanceInput): Relevance {
  const votes = [...(hasReadableContext(input) ? wordVotes(input) : []), ...findingVotes(input)]
  const verdict = winner(votes)
  const reasons = votes.map(signedReason)
  return {
    verdict,
    isThreat: threats.includes(verdict),
    reasons: reasons.length > 0 ? reasons : [nothingReason(input.language)],
  }
}

function signedReason({ verdict, reason }: Vote): Reason {
  return threats.includes(verdict) ? reason : { ...reason, points: -reason.points }
}

function nothingReason(language: string | null): Reason {
  return isRead(language)
    ? { rule: 'relevance.no-adversary', text: 'no attack, victim, weakness or indicator is named', points: 0 }
    : {
        rule: 'relevance.language',
        text: `words in "${language}" are not read, and no list of indicators or ids speaks for itself`,
        points: 0,
      }
}

function winner(votes: readonly Vote[]): Verdict {
  const pointsOf = (kinds: readonly Verdict[]) =>
    votes.filter(({ verdict }) => kinds.includes(verdict)).reduce((sum, { reason }) => sum + reason.points, 0)
  const hostile = pointsOf(threats)
  const harmless = pointsOf(['guidance', 'marketing'])
  const isHostile = hostile > harmless + leastLead
  if (!isHostile && harmless === 0) return 'off-topic'
  const side: readonly Verdict[] = isHostile ? threats : ['marketing', 'guidance']
  return side.reduce((best, verdict) => (pointsOf([verdict]) > pointsOf([best]) ? verdict : best))
}

/** A sign as weak as this one alone makes no threat. */
const leastLead = 0.5

function wordVotes(input: RelevanceInput): Vote[] {
  const ofTitle = titleVotes(input)
  return [...ofTitle, ...leadVotes(input, speaksOfNoThreat(ofTitle) ? doubt : 1)]
}

/**
 * Whether the words may vote: a campaign can be an election's, and a strike a union's. A title alone is believed; a
 * body must speak of computers and their attackers twice.
 */
function hasReadableContext({ titleHits, bodyHits, body, language }: RelevanceInput): boolean {
  if (!isRead(language)) return false
  if (body.text.length < titleAlone) return true
  return contextsIn(titleHits) > 0 || contextsIn(bodyHits) >= fewestContexts
}

/** A body shorter than this, in UTF-16 units, is little more than a title. */
const titleAlone = 400
const context = new Set(securityContext)
const contextEnd = 8_000

const fewestContexts = 2

/** How many words of `hits`, which are in order, speak of computers and their attackers; counted up to two. */
function contextsIn(hits: readonly ClassHit[]): number {
  let count = 0
  for (const { meaning, start } of hits) {
    if (start >= contextEnd || count === fewestContexts) break
    if (context.has(meaning)) count++
  }
  return count
}

/** A title is one statement, however long. */
const titleReach = 60

function titleVotes({ title, titleHits }: RelevanceInput): Vote[] {
  const hits = firstFound(meantHits(titleHits), titleIndex, () => true, titleReach)
  return relevanceRules.flatMap((rule) => {
    const hit = hits.get(rule)
    const pattern = rule.title?.exec(title.text)
    if (hit !== undefined) return [voteOf(rule, rule.points, sentenceEvidence(title, hit.start, hit.end))]
    if (pattern == null) return []
    const end = pattern.index + pattern[0].length
    return [voteOf(rule, rule.points, sentenceEvidence(title, pattern.index, end))]
  })
}

function leadVotes({ body, bodyHits, lead }: RelevanceInput, trust: number): Vote[] {
  const counts = (hit: Found<RelevanceRule>) =>
    !isThreat(hit.meaning) || !(isAdvice(body, hit.start) || isDeniedBehind(body, hit))
  const inLead = meantHits(bodyHits.filter(({ start }) => lead.start <= start && start < lead.end))
  return [...firstFound(inLead, bodyIndex, counts)].map(([rule, hit]) =>
    voteOf(
      rule,
      rule.points * weightAt(hit.start - lead.start) * (isThreat(rule) ? trust : 1),
      sentenceEvidence(body, hit.start, hit.end),
    ),
  )
}

/** What speaks of an attack, without what only names one. */
function meantHits(hits: readonly ClassHit[]): readonly ClassHit[] {
  return withoutAverted(withoutCompounds(hits))
}

/** Under a title that speaks of no threat, a text mentions threats in passing. */
const doubt = 1 / 4

function speaksOfNoThreat(votes: readonly Vote[]): boolean {
  const points = votes.map((vote) => signedReason(vote).points ?? 0)
  return points.some((one) => one < 0) && points.reduce((sum, one) => sum + one, 0) <= leastLead
}

/** The first paragraph says half of what a title says, what follows half of that: long texts mention many things. */
function weightAt(distance: number): number {
  return distance < firstParagraph ? 1 / 2 : 1 / 4
}

const firstParagraph = 500

function isThreat({ verdict }: RelevanceRule): boolean {
  return threats.includes(verdict)
}

function firstFound(
  hits: readonly ClassHit[],
  index: CombinationIndex<RelevanceRule>,
  counts: (found: Found<RelevanceRule>) => boolean,
  reach?: number,
): ReadonlyMap<RelevanceRule, Found<RelevanceRule>> {
  const first = new Map<RelevanceRule, Found<RelevanceRule>>()
  findCombinations(
    hits,
    index,
    (found) => {
      if (!first.has(found.meaning) && counts(found)) first.set(found.meaning, found)
    },
    reach,
  )
  return first
}

function voteOf(rule: RelevanceRule, points: number, evidence: Evidence): Vote {
  return {
    verdict: rule.verdict,
    reason: { rule: rule.id, text: rule.text, points, evidence },
  }
}

/** What the article itself lists: indicators, technique ids, the CVE it is about. */
function findingVotes(input: RelevanceInput): Vote[] {
  const { observables, vulnerabilities, techniques, names, advisory } = input
  const votes: Vote[] = advisory === undefined ? [] : [catalogueVote(advisory)]
  const name = names.find(({ evidence }) => evidence.block === 'title')
  if (name !== undefined)
    votes.push(foundVote('threat', 'relevance.name', `its title names ${name.name}`, 10, name.evidence))
  const indicators = observables.filter(({ role, type }) => role === 'indicator' && type !== 'cve')
  const [indicator] = indicators
  if (indicator !== undefined && indicators.length >= 3)
    votes.push(
      foundVote(
        'threat',
        'relevance.indicators',
        `lists ${indicators.length} indicators`,
        pointsOfIndicators(indicators),
        indicator.evidence,
      ),
    )
  const [technique] = techniques
  if (technique !== undefined)
    votes.push(
      foundVote(
        'threat',
        'relevance.techniques',
        `names ${techniques.length} ATT&CK techniques`,
        pointsOfTechniques(techniques.length),
        technique.evidence,
      ),
    )
  const about = vulnerabilities.find((one) => one.about)
  if (about !== undefined)
    votes.push(foundVote('advisory', 'relevance.cve', `is about ${about.id}`, 6, about.evidence))
  return votes
}

/**
 * A guide may show a few, and a release lists checksums; whoever defangs thirty addresses reports what was found, whatever
 * the title says.
 */
function pointsOfIndicators(indicators: readonly Observable[]): number {
  if (indicators.length < 10) return 8
  if (indicators.length < 30) return 14
  return indicators.filter(({ defanged }) => defanged).length < 30 ? 22 : 40
}

/** One id may illustrate a product; who maps eight reports what somebody did. */
function pointsOfTechniques(count: number): number {
  if (count < 3) return 2
  if (count < 8) return 4
  return count < 15 ? 8 : 14
}

/** More than all words together: a catalogue says itself what its entries are. */
const cataloguePoints = 100

function catalogueVote({ id, withdrawn }: Advisory): Vote {
  const [verdict, text] = withdrawn
    ? (['guidance', `is the withdrawn entry ${id} of a catalogue of vulnerabilities`] as const)
    : (['advisory', `is the entry ${id} of a catalogue of vulnerabilities`] as const)
  return { verdict, reason: { rule: 'relevance.catalogue', text, points: cataloguePoints } }
}

function foundVote(verdict: Verdict, rule: string, text: string, points: number, evidence: Evidence): Vote {
  return { verdict, reason: { rule, text, points, evidence } }
}
