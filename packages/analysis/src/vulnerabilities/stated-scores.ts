import { cvssBaseScore } from '@huntwire/intel-model'
import type { Passage } from '../passage/passage.ts'

/** A CVSS score as a text states it, at `[start, end)`; `version` is `2`, `3`, `3.1`, `4` …, null where it is not said. */
export interface StatedScore {
  readonly score: number
  readonly version: string | null
  readonly start: number
  readonly end: number
}

const number = String.raw`(?:10(?:[.,]0)?|\d[.,]\d)(?![.,]?\d)`
const version = String.raw`(?:[ :-]?\(?(?:v(?:ersion)?[ .]?)?(?<version>[234](?:\.[01])?)\)?(?![\d.]*\d))?`
/** Words between `CVSS` and its number; what goes on to another thing ends them. */
const filler = String.raw`(?:(?! and | in | to | affect| scale| version)[^\d\n.;|\t]){0,40}?`

/** `CVSS v3.1 base score: 7.5`, `CVSS scores of 9.8 and 7.2`: the numbers that follow the word. */
const behind = new RegExp(
  String.raw`\bCVSS(?!:[234]\.\d\/)${version}${filler}(?<scores>\b${number}(?! (?:base|score|vector|rating|metric|calculat))(?:(?:, ?(?:and )?| and |\/(?!10))${number})*)`,
  'gi',
)
/** `9.9 out of 10 on the CVSS scale`, `8.6 (CVSS)`: the number in front of the word. */
const before = new RegExp(
  String.raw`(?<![\d.])(?<scores>${number})(?: ?\/ ?10| out of 10)?,? ?\(?(?:on|in|by|under)?(?: the)? ?\(?CVSS(?!:[234]\.\d\/)${version}`,
  'gi',
)
/** `severity score of 9.6`, `base score: 7.5`, where CVSS is not named beside it. */
const unnamed = new RegExp(
  String.raw`\b(?:severity|base|risk)(?: severity)? (?:score|rating)s?(?: of| is|:)? ?(?<scores>${number})`,
  'gi',
)
/** `rated 9.8 out of 10`, `Severity: critical (9.8)`. */
const rated = new RegExp(
  String.raw`\b(?:rat(?:ed|ing)|scor(?:ed?|es|ing)|severity)\b(?:[: ]{1,2}(?:a|of|at|as|it|critical|high|medium|low|severe)){0,3}[: ]{1,2}(?:\((?<inside>${number})(?:\/10)?\)|(?<scores>${number})(?: ?\/ ?10\b| out of (?:a (?:maximum|possible) )?(?:10|ten)\b))`,
  'gi',
)

const vector3 = /\bCVSS:(?<version>3\.[01])\/[A-Z]{1,2}:[A-Z](?:\/[A-Z]{1,3}:[A-Z]){5,20}/g
const vector2 = /\bAV:[LAN]\/AC:[HML]\/Au:[MSN]\/C:[NPC]\/I:[NPC]\/A:[NPC]/g
/** A number beside a vector of version 4 may count threats and surroundings in: it is what the text states. */
const vector4 = new RegExp(
  String.raw`(?:(?<![\d.])(?<before>${number})[ :(|\t]{1,4})?\b(?<vector>CVSS:4\.0(?:\/[A-Z]{1,3}:[A-Za-z]{1,9}){5,40})(?:[ :=()|\t]{1,6}(?<after>${number}))?`,
  'g',
)

interface Span {
  readonly start: number
  readonly end: number
}
type Match = Span & { readonly match: RegExpExecArray }

/** How many vectors of a text are computed: they take long, and longer lists state the numbers. */
const mostVectors = 200

interface Budget {
  vectors: number
}

/** The scores of a passage; several ask for them, and they are looked for once. */
export function scoresOfPassage(passage: Passage): readonly StatedScore[] {
  const known = scoresOf.get(passage) ?? statedScores(passage.text)
  scoresOf.set(passage, known)
  return known
}

const scoresOf = new WeakMap<Passage, readonly StatedScore[]>()

/** Every CVSS score of a text, in its order; a vector without a number beside it counts by the score it stands for. */
export function statedScores(text: string): StatedScore[] {
  if (!/\b(?:CVSS|scor(?:e|ing)|rat(?:ed|ing)|severity|AV:[LAN]\/)/i.test(text)) return []
  const found: StatedScore[] = []
  const budget = { vectors: mostVectors }
  let taken: readonly Span[] = []
  for (const [pattern, scoresOf] of readings) {
    const free = apartFrom(taken, [...text.matchAll(pattern)].map(spanOf))
    for (const one of free) found.push(...scoresOf(one, budget))
    taken = inOrder([...taken, ...free])
  }
  return [...inOrder(found)]
}

/** Vectors of version 4 come first: their metrics are no numbers of anything else. */
const readings: readonly (readonly [RegExp, (match: Match, budget: Budget) => readonly StatedScore[]])[] = [
  [vector4, scoreBeside],
  [behind, ({ match }) => scoresIn(match, true)],
  [before, ({ match }) => scoresIn(match, false)],
  [unnamed, ({ match }) => scoresIn(match, false)],
  [rated, ({ match }) => scoresIn(match, false)],
  [vector3, (one, budget) => scoreOfVector(one.match[0], one.match.groups?.['version'], one, budget)],
  [vector2, (one, budget) => scoreOfVector(one.match[0], '2', one, budget)],
]

function scoreBeside(one: Match, budget: Budget): StatedScore[] {
  const { match } = one
  const inFront = match.groups?.['before']
  const written = inFront ?? match.groups?.['after']
  if (written === undefined) return scoreOfVector(match.groups?.['vector'] ?? '', '4.0', one, budget)
  const at = match.index + (inFront === undefined ? match[0].length - written.length : 0)
  return [{ score: numberOf(written), version: '4.0', start: at, end: at + written.length }]
}

function scoresIn(match: RegExpExecArray, atEnd: boolean): StatedScore[] {
  const scores = match.groups?.['scores'] ?? match.groups?.['inside'] ?? ''
  const from = match.index + match[0].indexOf(scores, atEnd ? match[0].length - scores.length : 0)
  return [...scores.matchAll(/\d+(?:[.,]\d)?/g)].map(({ 0: written, index }) => ({
    score: numberOf(written),
    version: match.groups?.['version'] ?? null,
    start: from + index,
    end: from + index + written.length,
  }))
}

function scoreOfVector(
  vector: string,
  version: string | undefined,
  { start, end }: Span,
  budget: Budget,
): StatedScore[] {
  if (budget.vectors-- <= 0) return []
  const score = cvssBaseScore(vector)
  return score === null ? [] : [{ score, version: version ?? null, start, end }]
}

function numberOf(written: string): number {
  return Number(written.replace(',', '.'))
}

function spanOf(match: RegExpExecArray): Match {
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
