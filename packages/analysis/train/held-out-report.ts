/** A document and a class: how much was said for it, whether it is so, and the fold that the document was held back in. */
export interface Judged {
  readonly score: number
  readonly isRight: boolean
  readonly fold: number
}

/**
 * The threshold that serves best, and what a person wants to know of it: F1 with thresholds that the documents of the other
 * folds gave, how well the scores rank, and how often each confidence was right.
 */
export function heldOutReport(judged: readonly Judged[]): {
  readonly threshold: number
  readonly text: string
} {
  const threshold = thresholdOf(judged)
  const shares = confidences.map((from, index) => {
    const to = confidences[index + 1] ?? 1
    const said = judged.filter(({ score }) => oddsOf(from) <= score && score < oddsOf(to))
    const right = said.filter(({ isRight }) => isRight).length
    return `confidence ${from} to ${to}: ${right} of ${said.length} right (${(right / Math.max(1, said.length)).toFixed(2)})`
  })
  const f1 = `cross-validated over the documents of training: F1 ${crossedF1(judged).toFixed(4)}, average precision ${averagePrecision(judged).toFixed(4)}, log loss ${logLoss(judged).toFixed(4)}, threshold ${threshold}`
  return { threshold, text: [f1, ...shares].join('\n') }
}

const confidences = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9]

function oddsOf(confidence: number): number {
  return Math.log(confidence / (1 - confidence))
}

/** The middle of the thresholds that serve best: a single best one is chance. */
function thresholdOf(judged: readonly Judged[]): number {
  const tried = Array.from({ length: 61 }, (_, step) => (step - 45) / 20)
  const reached = tried.map((threshold) => f1Of(judged, () => threshold))
  const around = tried.map((_, at) => {
    const near = reached.slice(Math.max(0, at - 6), at + 7)
    return near.reduce((sum, f1) => sum + f1, 0) / near.length
  })
  return tried[around.indexOf(Math.max(...around))] ?? 0
}

function crossedF1(judged: readonly Judged[]): number {
  const folds = [...new Set(judged.map(({ fold }) => fold))]
  const thresholds = new Map(
    folds.map((held) => [held, thresholdOf(judged.filter(({ fold }) => fold !== held))]),
  )
  return f1Of(judged, ({ fold }) => thresholds.get(fold) ?? 0)
}

function f1Of(judged: readonly Judged[], thresholdFor: (one: Judged) => number): number {
  const wanted = judged.filter(({ isRight }) => isRight).length
  const said = judged.filter((one) => one.score >= thresholdFor(one))
  const right = said.filter(({ isRight }) => isRight).length
  return (2 * right) / Math.max(1, said.length + wanted)
}

function logLoss(judged: readonly Judged[]): number {
  const sum = judged.reduce(
    (total, { score, isRight }) => total + Math.log1p(Math.exp(isRight ? -score : score)),
    0,
  )
  return sum / Math.max(1, judged.length)
}

/** The mean of the precision at each right one, from the highest score down. */
function averagePrecision(judged: readonly Judged[]): number {
  let [right, sum] = [0, 0]
  judged
    .toSorted((a, b) => b.score - a.score)
    .forEach(({ isRight }, index) => {
      if (!isRight) return
      right++
      sum += right / (index + 1)
    })
  return sum / Math.max(1, right)
}
