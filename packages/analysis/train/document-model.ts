import { signCount } from '../src/techniques/document-scores.ts'

/** A document to learn from: the signs of its classes, one class after another, and the classes it shows. */
export interface Reading {
  readonly signs: Float32Array
  readonly classes: ReadonlySet<number>
}

/** How a document's signs make the logarithm of the odds of a class. */
export interface DocumentModel {
  readonly ofSigns: Float64Array
  readonly intercepts: Float64Array
  readonly slopes: Float64Array
}

const rounds = 400
const lateRounds = 250
const pullOfSigns = 3
const pullOfIntercepts = 10
const pullOfSlopes = 20
const keptOfMean = 0.9
const keptOfSquare = 0.99

/**
 * Logistic regression over all pairs of document and class: what the signs count is learnt from all classes together; a
 * class has an intercept and a slope of its own for the first sign, held near the common ones since it has few documents.
 */
export function learnDocumentModel(readings: readonly Reading[], classCount: number): DocumentModel {
  const { means, spreads } = scaleOf(readings)
  const scaled = readings.map(({ signs, classes }) => ({
    classes,
    signs: signs.map((sign, at) => (sign - (means[at % signCount] ?? 0)) / (spreads[at % signCount] ?? 1)),
  }))
  const size = signCount + 1 + 2 * classCount
  const common = signCount
  const [interceptsFrom, slopesFrom] = [common + 1, common + 1 + classCount]
  const values = new Float64Array(size)
  const slope = new Float64Array(size)
  const mean = new Float64Array(size)
  const square = new Float64Array(size)
  for (let round = 1; round <= rounds; round++) {
    for (let at = 0; at < size; at++) slope[at] = pullAt(at) * (values[at] ?? 0)
    for (const reading of scaled) for (let one = 0; one < classCount; one++) addSlope(reading, one)
    const rate = round < lateRounds ? 0.03 : 0.008
    for (let at = 0; at < size; at++) {
      const wanted = slope[at] ?? 0
      mean[at] = keptOfMean * (mean[at] ?? 0) + (1 - keptOfMean) * wanted
      square[at] = keptOfSquare * (square[at] ?? 0) + (1 - keptOfSquare) * wanted * wanted
      const step = (mean[at] ?? 0) / (1 - keptOfMean ** round)
      const size = Math.sqrt((square[at] ?? 0) / (1 - keptOfSquare ** round)) + 1e-8
      values[at] = (values[at] ?? 0) - (rate * step) / size
    }
  }
  return unscaled()

  function pullAt(at: number): number {
    if (at < common) return pullOfSigns
    if (at === common) return 0
    return at < slopesFrom ? pullOfIntercepts : pullOfSlopes
  }

  function addSlope({ signs, classes }: Reading, one: number): void {
    const from = one * signCount
    const first = signs[from] ?? 0
    let score = (values[common] ?? 0) + (values[interceptsFrom + one] ?? 0)
    score += (values[slopesFrom + one] ?? 0) * first
    for (let sign = 0; sign < signCount; sign++) score += (values[sign] ?? 0) * (signs[from + sign] ?? 0)
    const error = 1 / (1 + Math.exp(-score)) - (classes.has(one) ? 1 : 0)
    for (let sign = 0; sign < signCount; sign++)
      slope[sign] = (slope[sign] ?? 0) + error * (signs[from + sign] ?? 0)
    slope[common] = (slope[common] ?? 0) + error
    slope[interceptsFrom + one] = (slope[interceptsFrom + one] ?? 0) + error
    slope[slopesFrom + one] = (slope[slopesFrom + one] ?? 0) + error * first
  }

  /** The same model for signs as they are read. */
  function unscaled(): DocumentModel {
    const ofSigns = Float64Array.from(spreads, (spread, sign) => (values[sign] ?? 0) / spread)
    const shift = ofSigns.reduce((sum, weight, sign) => sum + weight * (means[sign] ?? 0), 0)
    const slopes = values.slice(slopesFrom).map((own) => own / (spreads[0] ?? 1))
    const intercepts = slopes.map(
      (own, one) =>
        (values[common] ?? 0) + (values[interceptsFrom + one] ?? 0) - shift - own * (means[0] ?? 0),
    )
    return { ofSigns, intercepts, slopes }
  }
}

/** The logarithm of the odds that a document shows class `one`. */
export function scoreOf(
  { ofSigns, intercepts, slopes }: DocumentModel,
  one: number,
  signs: Float32Array,
): number {
  const from = one * signCount
  let score = (intercepts[one] ?? 0) + (slopes[one] ?? 0) * (signs[from] ?? 0)
  for (let sign = 0; sign < signCount; sign++) score += (ofSigns[sign] ?? 0) * (signs[from + sign] ?? 0)
  return score
}

function scaleOf(readings: readonly Reading[]) {
  const [sums, squares] = [new Float64Array(signCount), new Float64Array(signCount)]
  let count = 0
  for (const { signs } of readings) {
    count += signs.length / signCount
    signs.forEach((sign, at) => {
      const kind = at % signCount
      sums[kind] = (sums[kind] ?? 0) + sign
      squares[kind] = (squares[kind] ?? 0) + sign * sign
    })
  }
  const means = sums.map((sum) => sum / count)
  const spreads = squares.map((square, kind) => {
    const variance = square / count - (means[kind] ?? 0) ** 2
    return variance > 1e-8 ? Math.sqrt(variance) : 1
  })
  return { means, spreads }
}
