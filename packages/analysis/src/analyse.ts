import type { Article, Evidence, Findings, Observable, QuotedRule, TextRange } from '@huntwire/intel-model'
import { killChainOf } from './kill-chain/kill-chain.ts'
import { statedTactics } from './kill-chain/stated-tactics.ts'
import { isRead, languageOf } from './language/language-of.ts'
import { coinedNames } from './names/coined-names.ts'
import { findNames } from './names/find-names.ts'
import { observablesOf } from './observables/extract-observables.ts'
import { leadOf } from './passage/lead.ts'
import { type Passage, readPassage } from './passage/passage.ts'
import { findQuotedRules, notesOfCut } from './quoted-rules/find-quoted-rules.ts'
import { withoutRuleWords } from './quoted-rules/observables-of-rules.ts'
import { decideRelevance } from './relevance/decide-relevance.ts'
import type { RoleContext } from './roles/decide-role.ts'
import { decideSeverity } from './severity/decide-severity.ts'
import { findClassHits } from './statements/class-hits.ts'
import { summarise } from './summary/summarise.ts'
import { explicitTechniques } from './techniques/explicit-ids.ts'
import { withDescribed } from './techniques/read-techniques.ts'
import { findVulnerabilities } from './vulnerabilities/find-vulnerabilities.ts'
import { withAdvisory } from './vulnerabilities/with-advisory.ts'

/** A brief names a technique that nobody named by id only from here on: of those, three in four were right (`npm run measure`). */
const surestTechnique = 0.7

/** Everything that is found in one article. Pure: the same article gives the same findings, byte for byte. */
export function analyse(article: Article): Findings {
  const title = readPassage(article.title, 'title')
  const body = readPassage(article.body, 'body', article.pages)
  const language = languageOf([title, body], article.language)
  const lead = leadOf(article.main)
  const { advisory } = article
  const named = findVulnerabilities(title, body, lead)
  const vulnerabilities = advisory === undefined ? named : withAdvisory(named, advisory)
  const about = new Set(vulnerabilities.filter((one) => one.about).map(({ id }) => id))
  const { rules, cut } = findQuotedRules(body)
  const written = observablesOfArticle(title, body, {
    ownHost: hostOf(article.url),
    about,
    plainIndicators: article.plainIndicators === 'indicator',
  })
  const observables = withoutRuleWords(written, body.text, rules)
  const explicit = explicitTechniques([title, body])
  const names = isRead(language) ? findNames(title, body) : []
  const found = {
    title,
    body,
    lead,
    titleHits: findClassHits(title),
    bodyHits: findClassHits(body),
    language,
    names,
    observables,
    vulnerabilities,
    techniques: explicit,
    advisory,
  }
  const relevance = decideRelevance(found)
  const isReport = relevance.isThreat && isRead(language) && advisory === undefined
  const techniques = isReport ? withDescribed(explicit, body, surestTechnique) : explicit
  const severity = decideSeverity({ ...found, relevance })
  const stated = isReport ? statedTactics(body, rules.map(rangeOf)) : new Map<string, Evidence>()
  return {
    language,
    summary: summarise({
      ...found,
      isThreat: relevance.isThreat,
      reasons: [...severity.reasons, ...relevance.reasons],
    }),
    relevance,
    severity,
    observables,
    vulnerabilities,
    names: isReport ? [...names, ...coinedNames(body, names)] : names,
    techniques,
    killChain: killChainOf(techniques, stated),
    quotedRules: rules,
    notes: [
      ...(isRead(language)
        ? []
        : [`language "${language}": explicit observables and ids only; its words are not read`]),
      ...notesOfCut(cut),
    ],
  }
}

function rangeOf({ text, evidence }: QuotedRule): TextRange {
  return { start: evidence.start, end: evidence.start + text.length }
}

/** What only the title names comes first: offsets in the title and in the body cannot be compared. */
function observablesOfArticle(title: Passage, body: Passage, context: RoleContext): Observable[] {
  const inBody = observablesOf(body, context)
  const known = new Set(inBody.map(({ type, value }) => `${type} ${value}`))
  const onlyInTitle = observablesOf(title, context).filter(
    ({ type, value }) => !known.has(`${type} ${value}`),
  )
  return [...onlyInTitle, ...inBody]
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : ''
}
