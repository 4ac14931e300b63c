import type { TextRange, Vulnerability } from '@huntwire/intel-model'
import { knownExploited } from '@huntwire/knowledge'
import { type CveMention, findCves } from '../observables/cve.ts'
import { lineAt, sentenceEvidence } from '../passage/evidence.ts'
import { isInLead } from '../passage/lead.ts'
import type { Passage } from '../passage/passage.ts'
import { asidesAmong } from './aside.ts'
import { bestScore, bindScores } from './bind-scores.ts'
import { firstProduct, productOf, type StatedProduct } from './stated-product.ts'
import { type StatedScore, scoresOfPassage } from './stated-scores.ts'
import { type Tables, tablesOf } from './tables.ts'

interface Place extends CveMention {
  readonly passage: Passage
  /** Whether it is only compared with, or stands among links to other posts. */
  readonly aside: boolean
}

/** An article that lists many CVEs is about none of those it only names once. */
const mostInLead = 8
const oftenNamed = 3
/** A text with more scores is about more than one vulnerability. */
const scoresRead = 100
/** A longer list is one of numbers: the products of its first entries are looked for. */
const mostProducts = 100

/**
 * Every CVE of the article with what CISA's catalogue says of it, the score that the text states, and the product of those
 * that it is about. The article is *about* a CVE that stands in the title or (unless the beginning lists many) in the first
 * lines, that it names three times, or that it treats under a heading or in a row of its own; what is only compared with,
 * or announced in a list of other posts, does not count.
 */
export function findVulnerabilities(title: Passage, body: Passage, lead: TextRange): Vulnerability[] {
  const places = [title, body].flatMap(placesIn)
  if (places.length === 0) return []
  const groups = Map.groupBy(places, ({ id }) => id)
  const inLead = new Set(
    places
      .filter(({ passage, start, aside }) => passage === body && !aside && isInLead(lead, start))
      .map(({ id }) => id),
  )
  const passages = [title, body].map((passage) => inPassage(passage, places))
  const scores = scoresOf(passages)
  const items = itemised(title, places, scores)
  const about = new Set(
    [...groups].filter(([id, mentions]) => items.has(id) || isAbout(mentions, inLead)).map(([id]) => id),
  )
  const isLone = about.size === 1 && ![...about].some((id) => scores.has(id))
  const lone = isLone ? loneScore([title, body], about) : undefined
  const tables = new Map(passages.map((one) => [one.passage, one.tables]))
  return [...groups].map(([id, mentions], index) =>
    vulnerabilityOf(
      { id, about: about.has(id), score: scores.get(id) ?? (about.has(id) ? lone : undefined) },
      mentions,
      about.has(id) && index < mostProducts ? productOf(mentions, tables) : undefined,
      about.size === 1 && about.has(id) ? [title, body] : [],
    ),
  )
}

interface WithTables {
  readonly passage: Passage
  readonly mentions: readonly Place[]
  readonly tables: Tables
}

function inPassage(passage: Passage, places: readonly Place[]): WithTables {
  const mentions = places.filter((place) => place.passage === passage)
  return { passage, mentions, tables: tablesOf(passage, mentions) }
}

function placesIn(passage: Passage): Place[] {
  const cves = findCves(passage.text)
  const asides = asidesAmong(passage, cves)
  return cves.map((cve, index) => ({ ...cve, passage, aside: asides[index] === true }))
}

function isAbout(mentions: readonly Place[], inLead: ReadonlySet<string>): boolean {
  const own = mentions.filter(({ aside }) => !aside)
  return (
    own.some(({ passage }) => passage.place === 'title') ||
    own.length >= oftenNamed ||
    (own.length > 0 && inLead.has(own[0]?.id ?? '') && inLead.size <= mostInLead)
  )
}

const weaknessInTitle =
  /\b(?:vulnerabilit|flaw|bug|hole|patch|updat|advisor|bulletin|fix|zero-?day|security|cve\b|disclos|found|find|expos|research|details?\b)/i

/**
 * What an article about weaknesses treats one by one: in a heading, or at the beginning of a row or an item with a score of
 * its own. Not where its title names the CVE that it is about.
 */
function itemised(
  title: Passage,
  places: readonly Place[],
  scores: ReadonlyMap<string, StatedScore>,
): ReadonlySet<string> {
  if (places.some(({ passage }) => passage === title) || !weaknessInTitle.test(title.text)) return new Set()
  return new Set(
    places
      .filter(({ passage, start, aside, id }) => {
        if (aside) return false
        const lineStart = passage.lineStarts[lineAt(passage, start)] ?? 0
        const before = passage.text.slice(lineStart, Math.min(start, lineStart + longestMark))
        return /^\s{0,8}#/.test(before) || (scores.has(id) && /^[\s*_|#`•–\d.)[-]{0,12}$/.test(before))
      })
      .map(({ id }) => id),
  )
}

const longestMark = 20

function scoresOf(passages: readonly WithTables[]): ReadonlyMap<string, StatedScore> {
  const found = new Map<string, StatedScore>()
  for (const { passage, mentions, tables } of passages)
    for (const [id, scores] of bindScores(passage, mentions, tables)) {
      const best = bestScore(scores)
      if (best !== undefined && !found.has(id)) found.set(id, best)
    }
  return found
}

/**
 * The score that an article about one CVE states without naming a CVE beside it: then it is of that one ("The vendor
 * rates it CVSS 9.4").
 */
function loneScore(passages: readonly Passage[], about: ReadonlySet<string>): StatedScore | undefined {
  return bestScore(
    passages.flatMap((passage) =>
      scoresOfPassage(passage)
        .slice(0, scoresRead)
        .filter(({ start, end }) => {
          const { quote } = sentenceEvidence(passage, start, end)
          return findCves(quote).every(({ id }) => about.has(id))
        }),
    ),
  )
}

function vulnerabilityOf(
  one: { readonly id: string; readonly about: boolean; readonly score: StatedScore | undefined },
  mentions: readonly Place[],
  named: StatedProduct | undefined,
  alone: readonly Passage[],
): Vulnerability {
  const [first] = mentions
  if (first === undefined) throw new Error(`${one.id} stands nowhere`)
  const { id, about, score } = one
  const known = knownExploited(id)
  const stated = named ?? firstProduct(alone)
  return {
    id,
    about,
    product: known === undefined ? (stated?.product ?? null) : `${known.vendor} ${known.product}`,
    cvss: score?.score ?? null,
    kev: known === undefined ? null : { added: known.added, due: known.due, ransomware: known.ransomware },
    evidence: sentenceEvidence(first.passage, first.start, first.end),
    ...(score?.version == null ? {} : { cvssVersion: score.version }),
    ...(stated === undefined ? {} : { affected: stated.evidence }),
  }
}
