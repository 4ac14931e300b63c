import type { ArticleHead, Dialect, Findings, Hunt, QueryResult } from '@huntwire/intel-model'
import { type Emissions, emitAll } from './dialects/emit-all.ts'
import { type EmitResult, refusalText } from './dialects/emit-result.ts'
import { whyNotHunted } from './gates/narrowing.ts'
import { type GateName, heldBackBy } from './gates/pass-gates.ts'
import { exposureHunts } from './kinds/exposure.ts'
import { indicatorHunts } from './kinds/indicator.ts'
import { indicatorWords } from './kinds/indicator-words.ts'
import type { HuntDraft } from './model/hunt-draft.ts'

/** A hunt that a gate held back. */
export type DroppedHunt = {
  readonly key: string
  readonly title: string
  readonly gate: GateName | 'few-exposures'
  readonly reason: string
}

/** A round-up of patches is better worked through in vulnerability management than hunted entry by entry. */
const mostExposureHunts = 20

export type HuntPlan = {
  readonly hunts: readonly Hunt[]
  readonly dropped: readonly DroppedHunt[]
  /** The same as `dropped`, a sentence each, for the brief. */
  readonly notes: readonly string[]
}

/**
 * The hunts that an article's findings call for, in the order a reader runs them, and those that a gate held back.
 * Nothing for an article that is no threat. Same input, same output.
 */
export function planHunts(input: { readonly article: ArticleHead; readonly findings: Findings }): HuntPlan {
  const { article, findings } = input
  if (!findings.relevance.isThreat) return { hunts: [], dropped: [], notes: [] }
  const exposures = exposureHunts(article, findings)
  const drafts = [...indicatorHunts(article, findings), ...exposures.slice(0, mostExposureHunts)]
  const hunts: Hunt[] = []
  const dropped: DroppedHunt[] = [
    ...withoutHunt(findings),
    ...exposures.slice(mostExposureHunts).map(tooMany),
  ]
  for (const draft of drafts) {
    const emissions = emitAll(draft, article)
    const hunt = huntOf(draft, emissions, article)
    const heldBack = heldBackBy({ hunt, emissions, article, findings })
    if (heldBack === null) hunts.push(hunt)
    else dropped.push({ key: draft.key, title: draft.title, ...heldBack })
  }
  return { hunts, dropped, notes: dropped.map(({ title, reason }) => `Hunt left out: ${title}: ${reason}`) }
}

/** Types of indicators that have no hunts yet, or of which no value can be hunted. */
function withoutHunt({ observables }: Findings): readonly DroppedHunt[] {
  const indicators = observables.filter(({ role }) => role === 'indicator')
  const types = new Set(indicators.map(({ type }) => type))
  return [...types].flatMap((type): readonly DroppedHunt[] => {
    if (type === 'cve' || type === 'attack-id') return []
    const named = { key: `indicator:${type}`, title: `Indicators of type ${type}` }
    if (indicatorWords[type] === undefined)
      return [{ ...named, gate: 'answerable', reason: 'hunts for values of this type are not made yet' }]
    const reasons = indicators
      .filter((one) => one.type === type)
      .map(({ value }) => whyNotHunted(type, value))
    const [reason] = reasons
    return typeof reason === 'string' && !reasons.includes(null)
      ? [{ ...named, gate: 'narrowing', reason }]
      : []
  })
}

function tooMany({ key, title }: HuntDraft): DroppedHunt {
  const reason = `an article about many vulnerabilities has hunts for the ${mostExposureHunts} most urgent`
  return { key, title, gate: 'few-exposures', reason }
}

function huntOf(draft: HuntDraft, emissions: Emissions, article: ArticleHead): Hunt {
  const { key: _key, cves: _cves, ...envelope } = draft
  const needed = dataNeeded(emissions)
  return {
    ...envelope,
    // A hunt with too many values for any query still says where a lookup of them is to be matched
    dataNeeded: needed.length > 0 ? needed : dataNeeded(emitAll(withOneValue(draft), article)),
    queries: queriesOf(emissions),
  }
}

function withOneValue(draft: HuntDraft): HuntDraft {
  const { model } = draft
  if (model.form === 'detection') return draft
  const { alsoKnownAs: _others, ...sighting } = model
  return { ...draft, model: { ...sighting, values: model.values.slice(0, 1) } }
}

function queriesOf(emissions: Emissions): Readonly<Record<Dialect, QueryResult>> {
  return {
    splunk: queryOf(emissions.splunk),
    'splunk-raw': queryOf(emissions['splunk-raw']),
    defender: queryOf(emissions.defender),
    sentinel: queryOf(emissions.sentinel),
    sigma: queryOf(emissions.sigma),
    esql: queryOf(emissions.esql),
  }
}

function queryOf(result: EmitResult): QueryResult {
  return result.ok ? { text: result.text } : { refused: refusalText(result.unsupported) }
}

function dataNeeded(emissions: Emissions): readonly string[] {
  return [
    ...tablesOf('Splunk CIM, accelerated', emissions.splunk),
    ...tablesOf('Defender XDR', emissions.defender),
    ...tablesOf('Microsoft Sentinel', emissions.sentinel),
    ...tablesOf('Sigma log source', emissions.sigma),
  ]
}

function tablesOf(product: string, result: EmitResult): readonly string[] {
  if (!result.ok) return []
  const tables = new Set(result.reads.map(({ table }) => table))
  return [`${product}: ${[...tables].join(', ')}`]
}
