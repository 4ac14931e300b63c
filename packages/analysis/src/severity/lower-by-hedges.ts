import { type Evidence, type Reason, type SeverityLevel, severityLevels } from '@huntwire/intel-model'
import { type Hedge, hedgeWords } from './hedges.ts'
import type { SeverityFacts } from './rules.ts'

/**
 * The hedges that lower `level`. What many run stays urgent although nobody exploits it yet, and what is exploited is
 * calmed by nothing but the kind of article.
 */
export function loweringHedges(
  hedges: ReadonlyMap<Hedge, Evidence>,
  facts: SeverityFacts,
  level: SeverityLevel,
): readonly (readonly [Hedge, Evidence])[] {
  const exploited = facts.has('exploited-now') || facts.kev
  return [...hedges].filter(
    ([hedge]) =>
      hedgedLevel(level, hedge) !== level &&
      (!exploited || hedgeWords[hedge].cap !== undefined) &&
      (hedgeWords[hedge].calms === 'all' || !facts.report) &&
      !(hedge === 'not-exploited' && facts.leads('server-product')),
  )
}

/** `level` as the hedge leaves it. */
export function hedgedLevel(level: SeverityLevel, hedge: Hedge): SeverityLevel {
  const { floor, cap } = hedgeWords[hedge]
  return cap === undefined ? lower(level, floor) : lesser(level, cap)
}

/** One level less, but not below `floor`; what is at the floor already stays. */
function lower(level: SeverityLevel, floor: SeverityLevel): SeverityLevel {
  const index = severityLevels.indexOf(level)
  const lowest = Math.min(index, severityLevels.indexOf(floor))
  return severityLevels[Math.max(lowest, index - 1)] ?? level
}

/** The lower of two levels. */
export function lesser(one: SeverityLevel, other: SeverityLevel): SeverityLevel {
  return severityLevels.indexOf(one) < severityLevels.indexOf(other) ? one : other
}

/** What a reader is told of a hedge that counted. */
export function hedgeReason([hedge, evidence]: readonly [Hedge, Evidence]): Reason {
  const { text, cap } = hedgeWords[hedge]
  return {
    rule: `severity.hedge.${hedge}`,
    text: `${text}: ${cap === undefined ? 'one level less' : `${cap} at most`}`,
    points: -1,
    evidence,
  }
}
