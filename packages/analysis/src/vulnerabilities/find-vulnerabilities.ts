import type { TextRange, Vulnerability } from '@huntwire/intel-model'
import { knownExploited } from '@huntwire/knowledge'
import { type CveMention, findCves } from '../observables/cve.ts'
import { sentenceEvidence } from '../passage/evidence.ts'
import { isInLead } from '../passage/lead.ts'
import type { Passage } from '../passage/passage.ts'
import { cvssNear, findScores } from './cvss.ts'

interface Place extends CveMention {
  readonly passage: Passage
}

/** An article that lists many CVEs is about none of those it only names once. */
const mostInLead = 8

/**
 * Every CVE of the article with what CISA's catalogue says of it. The article is *about* a CVE that stands in the title
 * or (unless the beginning lists many) in the first lines, or that it names three times.
 */
export function findVulnerabilities(title: Passage, body: Passage, lead: TextRange): Vulnerability[] {
  const places = [title, body].flatMap((passage) =>
    findCves(passage.text).map((cve) => ({ ...cve, passage })),
  )
  const groups = Map.groupBy(places, ({ id }) => id)
  const inLead = new Set(
    places.filter(({ passage, start }) => passage === body && isInLead(lead, start)).map(({ id }) => id),
  )
  const found = [...groups].map(([id, mentions]) => vulnerabilityOf(id, mentions, inLead))
  const about = found.filter((one) => one.about)
  return about.length === 1
    ? found.map((one) =>
        one === about[0] && one.cvss === null ? { ...one, cvss: loneScore([title, body], one.id) } : one,
      )
    : found
}

/**
 * The first score that the article states without naming a CVE beside it, or beside this one only: in an article about
 * one CVE it is of that one ("The vendor rates it CVSS 9.4").
 */
function loneScore(passages: readonly Passage[], id: string): number | null {
  for (const passage of passages)
    for (const { score, start, end } of findScores(passage.text)) {
      const { quote } = sentenceEvidence(passage, start, end)
      if (findCves(quote).every((cve) => cve.id === id)) return score
    }
  return null
}

function vulnerabilityOf(id: string, mentions: readonly Place[], inLead: ReadonlySet<string>): Vulnerability {
  const [first] = mentions
  if (first === undefined) throw new Error(`${id} stands nowhere`)
  const known = knownExploited(id)
  const inTitle = mentions.some(({ passage }) => passage.place === 'title')
  return {
    id,
    about: inTitle || mentions.length >= 3 || (inLead.has(id) && inLead.size <= mostInLead),
    product: known === undefined ? null : `${known.vendor} ${known.product}`,
    cvss: firstScore(mentions),
    kev: known === undefined ? null : { added: known.added, due: known.due, ransomware: known.ransomware },
    evidence: sentenceEvidence(first.passage, first.start, first.end),
  }
}

function firstScore(mentions: readonly Place[]): number | null {
  for (const { passage, start, end } of mentions.slice(0, 20)) {
    const score = cvssNear(passage.text, start, end)
    if (score !== null) return score
  }
  return null
}
