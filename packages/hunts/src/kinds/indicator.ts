import {
  type ArticleHead,
  type Findings,
  huntIdOf,
  type Observable,
  type ObservableType,
  type Sighting,
} from '@huntwire/intel-model'
import { whyNotHunted } from '../gates/narrowing.ts'
import type { HuntDraft } from '../model/hunt-draft.ts'
import { urlHost } from '../model/url-parts.ts'
import { defaultLookbackDays, expiryOf, fewQuotes } from './envelope.ts'
import { type IndicatorWords, indicatorWords } from './indicator-words.ts'
import { subjectOf } from './subject.ts'

/** One hunt for each type of indicator that the article names. */
export function indicatorHunts(article: ArticleHead, findings: Findings): readonly HuntDraft[] {
  return Object.entries(indicatorWords).flatMap(([type, words]) => {
    const indicators = indicatorsOf(findings, type)
    const hunted = huntedOf(findings, type)
    const [first] = hunted
    return first && words ? [indicatorHunt(first.type, hunted, indicators, words, article, findings)] : []
  })
}

function indicatorsOf(findings: Findings, type: string): readonly Observable[] {
  return findings.observables.filter((seen) => seen.role === 'indicator' && seen.type === type)
}

function huntedOf(findings: Findings, type: string): readonly Observable[] {
  return indicatorsOf(findings, type).filter(({ type, value }) => whyNotHunted(type, value) === null)
}

function indicatorHunt(
  type: ObservableType,
  hunted: readonly Observable[],
  indicators: readonly Observable[],
  words: IndicatorWords,
  article: ArticleHead,
  findings: Findings,
): HuntDraft {
  const key = `indicator:${type}`
  const subject = subjectOf(findings)
  return {
    key,
    id: huntIdOf(article.id, key),
    title: words.title(hunted.length, subject),
    kind: 'indicator',
    hypothesis: words.hypothesis(hunted.length, subject),
    whyNow: fewQuotes(hunted.map(({ evidence }) => evidence)),
    techniques: [...new Set(findings.techniques.filter(words.shows).map(({ id }) => id))],
    phase: words.phase,
    confidence: words.confidence,
    hitLooksLike: words.hitLooksLike,
    expectedVolume: words.expectedVolume,
    falsePositives: words.falsePositives,
    triage: words.triage,
    blindSpots: [...words.blindSpots, ...leftOut(indicators, findings)],
    references: [article.url],
    expires: expiryOf(article),
    model: sightingOf(type, hunted, findings),
    cves: [],
  }
}

function sightingOf(type: ObservableType, hunted: readonly Observable[], findings: Findings): Sighting {
  const values = unique(hunted)
  const sha1 = unique(huntedOf(findings, 'file-sha1'))
  return {
    form: 'sighting',
    observableType: type,
    values,
    // Defender rarely fills the SHA-256 of a file event; its SHA-1 is there
    ...(type === 'file-sha256' && sha1.length > 0
      ? { alsoKnownAs: [{ observableType: 'file-sha1', values: sha1 }] }
      : {}),
    lookbackDays: defaultLookbackDays,
  }
}

function unique(observables: readonly Observable[]): readonly string[] {
  return [...new Set(observables.map(({ value }) => value))]
}

/** Indicators that this hunt does not seek, each with its reason. URLs are not written out: a reader could follow them. */
function leftOut(indicators: readonly Observable[], findings: Findings): readonly string[] {
  const hosts = new Set(['domain-name', 'ipv4-addr'].flatMap((type) => unique(huntedOf(findings, type))))
  const sentences = indicators.flatMap(({ type, value }) => {
    const reason = whyNotHunted(type, value)
    if (reason === null) return []
    if (type !== 'url') return [`Left out: ${value} (${reason}).`]
    return hosts.has(urlHost(value))
      ? ['Left out: URLs without a path; their hosts are in the hunts for domains and addresses.']
      : [`Left out: a URL (${reason}).`]
  })
  return [...new Set(sentences)]
}
