import calculator from 'ae-cvss-calculator'

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0, fromVector } = calculator

/** A version in front, or none for version 2; metrics of up to three letters and their values. */
const form =
  /^(?:CVSS:(?:3\.[01]|4\.0)\/)?[A-Za-z]{1,3}:[A-Za-z]{1,9}(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,9}){4,40}$/

/**
 * The base score that a vector of CVSS 2.0, 3.0, 3.1 or 4.0 stands for (FIRST's specifications), from 0 to 10; null for
 * what is no vector, or one whose base metrics are not all there. Version 4 takes about half a millisecond once.
 */
export function cvssBaseScore(vector: string): number | null {
  let score = scores.get(vector)
  if (score === undefined) {
    score = form.test(vector) ? scoreOf(fromVector(vector)) : null
    if (scores.size >= mostScores) scores.clear()
    scores.set(vector, score)
  }
  return score
}

/** Vectors that were computed before; it only saves time. */
const scores = new Map<string, number | null>()
const mostScores = 1_024

function scoreOf(vector: unknown): number | null {
  if (vector instanceof Cvss4P0)
    return vector.isBaseFullyDefined() ? (vector.calculateScores().baseMetricsOnly ?? null) : null
  if (vector instanceof Cvss3P1 || vector instanceof Cvss3P0 || vector instanceof Cvss2)
    return vector.isBaseFullyDefined() ? (vector.calculateScores().base ?? null) : null
  return null
}
