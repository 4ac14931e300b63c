import type { Reason } from '@huntwire/intel-model'

/** Reasons of one rule as one, with the sum of their points and the first proof; the weightiest first. */
export function gatheredReasons(reasons: readonly Reason[]): readonly Reason[] {
  const byRule = new Map<string, Reason>()
  for (const reason of reasons) {
    const known = byRule.get(reason.rule)
    if (known === undefined) byRule.set(reason.rule, reason)
    else byRule.set(reason.rule, { ...known, ...together(known, reason) })
  }
  return [...byRule.values()].sort((a, b) => weightOf(b) - weightOf(a))
}

function together(one: Reason, other: Reason): Partial<Reason> {
  const evidence = one.evidence ?? other.evidence
  const points = (one.points ?? 0) + (other.points ?? 0)
  return { ...(evidence === undefined ? {} : { evidence }), ...(points === 0 ? {} : { points }) }
}

function weightOf({ points }: Reason): number {
  return Math.abs(points ?? 0)
}
