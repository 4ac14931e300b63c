import { cvssBaseScore } from '@huntwire/intel-model'

/** A CVSS score as a text states it, at `[start, end)`; `version` is `2`, `3`, `3.1`, `4` …, null where it is not said. */
export interface StatedScore {
  readonly score: number
  readonly version: string | null
  readonly start: number
  readonly end: number
}

const number = String.raw`(?:10(?:\.0)?|\d\.\d)(?!\.?\d)`
const version = String.raw`(?:[ :]?(?:v(?:ersion)?[ .]?)?(?<version>[234](?:\.[01])?)(?![\d.]*\d))?`

/** `CVSS v3.1 base score: 7.5`, `CVSS scores of 9.8 and 7.2`: the numbers that follow the word. */
const behind = new RegExp(
  String.raw`\bCVSS(?!:[234]\.\d\/)${version}[^\d\n.;|\t]{0,40}?(?<scores>\b${number}(?:(?:, ?(?:and )?| and |\/(?!10))${number})*)`,
  'gi',
)
/** `9.9 out of 10 on the CVSS scale`, `8.6 (CVSS)`: the number in front of the word. */
const before = new RegExp(
  String.raw`(?<![\d.])(?<scores>${number})(?: ?\/ ?10| out of 10)?,? ?\(?(?:on|in|by|under)?(?: the)? ?\(?CVSS${version}`,
  'gi',
)
/** `severity score of 9.6`, `base score: 7.5`, where CVSS is not named beside it. */
const unnamed = new RegExp(
  String.raw`\b(?:severity|base|risk)(?: severity)? (?:score|rating)s?(?: of| is|:)? ?(?<scores>${number})`,
  'gi',
)
const vector = /\bCVSS:(?<version>3\.[01])\/[A-Z]{1,2}:[A-Z](?:\/[A-Z]{1,3}:[A-Z]){5,20}/g

interface Span {
  readonly start: number
  readonly end: number
}

/** Every CVSS score of a text, in its order; a vector without a number beside it counts by the score it stands for. */
export function statedScores(text: string): StatedScore[] {
  if (!/CVSS|score|rating/i.test(text)) return []
  const found: StatedScore[] = []
  let taken: readonly Span[] = []
  for (const pattern of [behind, before, unnamed]) {
    const free = apartFrom(taken, [...text.matchAll(pattern)].map(spanOf))
    for (const { match } of free) found.push(...scoresIn(match, pattern === behind))
    taken = inOrder([...taken, ...free])
  }
  for (const { match, start, end } of apartFrom(taken, [...text.matchAll(vector)].map(spanOf))) {
    const score = cvssBaseScore(match[0])
    if (score !== null) found.push({ score, version: match.groups?.['version'] ?? null, start, end })
  }
  return [...inOrder(found)]
}

function scoresIn(match: RegExpExecArray, atEnd: boolean): StatedScore[] {
  const scores = match.groups?.['scores'] ?? ''
  const from = match.index + match[0].indexOf(scores, atEnd ? match[0].length - scores.length : 0)
  return [...scores.matchAll(/\d[\d.]*/g)].map(({ 0: written, index }) => ({
    score: Number(written),
    version: match.groups?.['version'] ?? null,
    start: from + index,
    end: from + index + written.length,
  }))
}

function spanOf(match: RegExpExecArray): Span & { readonly match: RegExpExecArray } {
  return { match, start: match.index, end: match.index + match[0].length }
}

function inOrder<Kind extends Span>(spans: readonly Kind[]): readonly Kind[] {
  return spans.toSorted((a, b) => a.start - b.start)
}

/** Those of `spans` that no one of `taken` overlaps; both in order and without overlap among themselves. */
function apartFrom<Kind extends Span>(taken: readonly Span[], spans: readonly Kind[]): Kind[] {
  let next = 0
  return spans.filter(({ start, end }) => {
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (taken[next]?.start ?? Number.POSITIVE_INFINITY) >= end
  })
}
