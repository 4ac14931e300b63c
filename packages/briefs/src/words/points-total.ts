import type { Reason } from '@huntwire/intel-model'

/** The sum of the points behind a verdict and what it means; null when no reason has points. */
export function pointsTotal(reasons: readonly Reason[]): string | null {
  const points = reasons.flatMap((reason) => reason.points ?? [])
  if (points.length === 0) return null
  const sum = points.reduce((total, one) => total + one, 0)
  return `Together ${sum} ${Math.abs(sum) === 1 ? 'point' : 'points'}; above 0 it is a threat, an advisory or an incident.`
}
