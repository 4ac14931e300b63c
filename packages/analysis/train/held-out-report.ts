/** A document and a class: how much was said for it, and whether it is so. */
export interface Judged {
  readonly score: number
  readonly isRight: boolean
}

/** The threshold that serves best, and what a person wants to know of it: F1, and how often each confidence was right. */
export function heldOutReport(judged: readonly Judged[]): {
  readonly threshold: number
  readonly text: string
} {
  const wanted = judged.filter(({ isRight }) => isRight).length
  let best = { threshold: 0, f1: 0 }
  for (let step = -100; step <= 40; step++) {
    const threshold = step / 20
    const f1 = f1At(judged, wanted, threshold)
    if (f1 > best.f1) best = { threshold, f1 }
  }
  const shares = confidences.map((from, index) => {
    const to = confidences[index + 1] ?? 1
    const said = judged.filter(({ score }) => oddsOf(from) <= score && score < oddsOf(to))
    const right = said.filter(({ isRight }) => isRight).length
    return `confidence ${from} to ${to}: ${right} of ${said.length} right (${(right / Math.max(1, said.length)).toFixed(2)})`
  })
  const f1 = `held-out documents of training: F1 ${best.f1.toFixed(3)} at a score of ${best.threshold}, average precision ${averagePrecision(judged, wanted).toFixed(4)}`
  return { threshold: best.threshold, text: [f1, ...shares].join('\n') }
}

const confidences = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9]

function oddsOf(confidence: number): number {
  return Math.log(confidence / (1 - confidence))
}

function f1At(judged: readonly Judged[], wanted: number, threshold: number): number {
  const said = judged.filter(({ score }) => score >= threshold)
  const right = said.filter(({ isRight }) => isRight).length
  return (2 * right) / Math.max(1, said.length + wanted)
}

/** The mean of the precision at each right one, from the highest score down. */
function averagePrecision(judged: readonly Judged[], wanted: number): number {
  let [right, sum] = [0, 0]
  judged
    .toSorted((a, b) => b.score - a.score)
    .forEach(({ isRight }, index) => {
      if (!isRight) return
      right++
      sum += right / (index + 1)
    })
  return sum / Math.max(1, wanted)
}
