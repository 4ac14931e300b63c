import type { Evidence, TextRange, Vulnerability } from '@huntwire/intel-model'
import { knownExploited } from '@huntwire/knowledge'
import { relatedStart } from '../names/related.ts'
import { type CveMention, findCves } from '../observables/cve.ts'
import { exactEvidence, sentenceEvidence } from '../passage/evidence.ts'
import { isInLead } from '../passage/lead.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { affectedProduct } from './affected-product.ts'
import { isAside } from './aside.ts'
import { bestScore, bindScores } from './bind-scores.ts'
import { type StatedScore, statedScores } from './stated-scores.ts'

interface Place extends CveMention {
  readonly passage: Passage
  /** Whether it is only compared with, or stands among links to other posts. */
  readonly aside: boolean
}

/** An article that lists many CVEs is about none of those it only names once. */
const mostInLead = 8
const oftenNamed = 3
/** A CVE that is named oftener than this is no aside. */
const placesJudged = 10

/**
 * Every CVE of the article with what CISA's catalogue says of it, the score that the text states, and the product of those
 * that it is about. The article is *about* a CVE that stands in the title or (unless the beginning lists many) in the first lines, or that it
 * names three times; one that is only compared with, or announced in a list of other posts, does not count.
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
  const about = new Set([...groups].filter(([, mentions]) => isAbout(mentions, inLead)).map(([id]) => id))
  const scores = scoresOf([title, body], places)
  const isLone = about.size === 1 && ![...about].some((id) => scores.has(id))
  const lone = isLone ? loneScore([title, body], about) : undefined
  return [...groups].map(([id, mentions], index) =>
    vulnerabilityOf(
      { id, about: about.has(id), score: scores.get(id) ?? (about.has(id) ? lone : undefined) },
      mentions,
      about.has(id) && index < mostProducts ? mentions.slice(0, placesRead) : [],
      about.size === 1 && about.has(id) ? [title, body] : [],
    ),
  )
}

function placesIn(passage: Passage): Place[] {
  const cves = findCves(passage.text)
  if (cves.length === 0) return []
  const related = passage.place === 'title' ? passage.text.length : relatedStart(passage.text)
  const seen = new Map<string, number>()
  return cves.map((cve) => {
    const before = seen.get(cve.id) ?? 0
    seen.set(cve.id, before + 1)
    return {
      ...cve,
      passage,
      aside: cve.start >= related || (before < placesJudged && isAside(passage, cve.start)),
    }
  })
}

function isAbout(mentions: readonly Place[], inLead: ReadonlySet<string>): boolean {
  const own = mentions.filter(({ aside }) => !aside)
  return (
    own.some(({ passage }) => passage.place === 'title') ||
    own.length >= oftenNamed ||
    (own.length > 0 && inLead.has(own[0]?.id ?? '') && inLead.size <= mostInLead)
  )
}

function scoresOf(passages: readonly Passage[], places: readonly Place[]): ReadonlyMap<string, StatedScore> {
  const found = new Map<string, StatedScore>()
  for (const passage of passages) {
    const mentions = places.filter((place) => place.passage === passage)
    for (const [id, scores] of bindScores(passage, mentions)) {
      const best = bestScore(scores)
      if (best !== undefined && !found.has(id)) found.set(id, best)
    }
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
      statedScores(passage.text)
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
  toRead: readonly Place[],
  alone: readonly Passage[],
): Vulnerability {
  const [first] = mentions
  if (first === undefined) throw new Error(`${one.id} stands nowhere`)
  const { id, about, score } = one
  const known = knownExploited(id)
  const stated = statedProduct(toRead) ?? firstProduct(alone)
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

interface StatedProduct {
  readonly product: string
  readonly evidence: Evidence
}

const placesRead = 5
/** A text with more scores is about more than one vulnerability. */
const scoresRead = 100
/** A longer list is one of numbers: the products of its first entries are looked for. */
const mostProducts = 100

/** The product that a sentence with the CVE names. */
function statedProduct(mentions: readonly Place[]): StatedProduct | undefined {
  for (const { passage, start } of mentions) {
    const { starts, ends } = passage.sentences
    const sentence = indexAt(starts, start)
    const found = productIn(passage, starts[sentence] ?? 0, ends[sentence] ?? passage.text.length, start)
    if (found !== undefined) return found
  }
  return undefined
}

const unitsRead = 1_500

/** In an article about one CVE its product may be named where the CVE is not. */
function firstProduct(passages: readonly Passage[]): StatedProduct | undefined {
  for (const passage of passages.toReversed()) {
    const found = productIn(passage, 0, Math.min(passage.text.length, unitsRead), 0)
    if (found !== undefined) return found
  }
  return undefined
}

/** Of a sentence that names several CVEs first the part from this one to the next, then the whole. */
function productIn(passage: Passage, from: number, to: number, cve: number): StatedProduct | undefined {
  const text = passage.text.slice(from, Math.min(to, from + unitsRead))
  const next = findCves(text).find(({ start }) => start > cve - from)?.start
  const several = findCves(text).some(({ start }) => start !== cve - from)
  const own = several ? within(Math.max(0, cve - from), next ?? text.length) : undefined
  return own ?? within(0, text.length)

  function within(start: number, end: number): StatedProduct | undefined {
    const found = affectedProduct(text.slice(start, end))
    if (found === undefined) return undefined
    const base = from + start
    return {
      product: found.product,
      evidence: exactEvidence(passage, base + found.start, base + found.end),
    }
  }
}
