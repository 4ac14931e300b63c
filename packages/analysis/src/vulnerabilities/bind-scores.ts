import type { CveMention } from '../observables/cve.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { type StatedScore, scoresOfPassage } from './stated-scores.ts'
import { type Tables, tablesOf } from './tables.ts'

/** How far behind a CVE a score may still be its own. */
const reach = 250

/**
 * The scores that a text states of each CVE, in its order. A score belongs to the CVE before it in its sentence or row
 * (behind it, where the sentence begins with the score), by "respectively" to each in turn, by "both" to all; in a
 * sentence that names none to the one that was named last, when it was named alone.
 */
export function bindScores(
  passage: Passage,
  mentions: readonly CveMention[],
  tables: Tables = tablesOf(passage, mentions),
): ReadonlyMap<string, readonly StatedScore[]> {
  const bound = new Map<string, StatedScore[]>()
  if (mentions.length === 0) return bound
  const { starts } = passage.sentences
  const bySentence = Map.groupBy(scoresOfPassage(passage), ({ start }) => indexAt(starts, start))
  const cvesBySentence = Map.groupBy(mentions, ({ start }) => indexAt(starts, start))
  for (const [sentence, scores] of bySentence) {
    const cves = cvesBySentence.get(sentence)
    const text = passage.text.slice(starts[sentence], passage.sentences.ends[sentence])
    if (cves !== undefined) for (const [id, score] of ownersOf(text, cves, scores)) add(id, score)
    else {
      const ids = namedLast(cvesBySentence, passage, sentence)
      if (ids.length === 1 || /\b(?:both|all|each)\b/i.test(text))
        for (const id of ids) for (const score of scores) add(id, score)
      else if (ids.length === scores.length && /\brespectively\b/i.test(text))
        for (const [index, score] of scores.entries()) add(ids[index] ?? '', score)
    }
  }
  for (const [id, score] of scoresOfTables(mentions, tables)) add(id, score)
  return bound

  function add(id: string, score: StatedScore): void {
    const scores = bound.get(id)
    if (scores === undefined) bound.set(id, [score])
    else scores.push(score)
  }
}

/** The one that a reader is told: of version 4 where it is stated, of version 2 only where no other is. */
export function bestScore(scores: readonly StatedScore[]): StatedScore | undefined {
  return (
    scores.find(({ version }) => version?.startsWith('4')) ??
    scores.find(({ version }) => version === null) ??
    scores.find(({ version }) => version?.startsWith('3')) ??
    scores[0]
  )
}

type Binding = readonly [id: string, score: StatedScore]

function ownersOf(text: string, cves: readonly CveMention[], scores: readonly StatedScore[]): Binding[] {
  const ids = [...new Set(cves.map(({ id }) => id))]
  if (ids.length === scores.length && ids.length > 1 && /\brespectively\b/i.test(text))
    return scores.map((score, index): Binding => [ids[index] ?? '', score])
  if (
    ids.length > 1 &&
    new Set(scores.map(({ score }) => score)).size === 1 &&
    /\b(?:both|all|each)\b/i.test(text)
  )
    return ids.flatMap((id) => scores.slice(0, 1).map((score): Binding => [id, score]))
  const scoreFirst = (scores[0]?.start ?? 0) < (cves[0]?.start ?? 0)
  const starts = Int32Array.from(cves, ({ start }) => start)
  return scores.flatMap((score, index): Binding[] => {
    const last = indexAt(starts, score.start)
    const next = scores[index + 1]?.start ?? Number.POSITIVE_INFINITY
    const owner = scoreFirst ? cves[last + 1] : cves[last]
    if (owner === undefined) return []
    const fits = scoreFirst
      ? owner.start < next || ids.length === 1
      : owner.end <= score.start && score.start - owner.end <= reach
    return fits ? [[owner.id, score]] : []
  })
}

/** The CVEs of the nearest sentence before that names any. */
function namedLast(
  cvesBySentence: ReadonlyMap<number, readonly CveMention[]>,
  { sentences }: Passage,
  sentence: number,
): readonly string[] {
  const start = sentences.starts[sentence] ?? 0
  for (let before = sentence - 1; before >= 0; before--) {
    if (start - (sentences.ends[before] ?? 0) > reach) return []
    const cves = cvesBySentence.get(before)
    if (cves !== undefined) return [...new Set(cves.map(({ id }) => id))]
  }
  return []
}

const scoreHeader = /\bcvss|\bscore\b/i
const bareScore = /^[\s*_`]*(?:(?:critical|high|medium|low)\W{1,3})?(10(?:\.0)?|\d\.\d)(?![\d.])/i

/** Rows of a table whose header says which columns hold scores. */
function scoresOfTables(mentions: readonly CveMention[], tables: Tables): Binding[] {
  return mentions.flatMap(({ id, start: at }) =>
    tables.cellsUnder(at, scoreHeader).flatMap(({ header, text, start: cell }): Binding[] => {
      const written = bareScore.exec(text)
      const number = written?.[1]
      if (written === null || number === undefined) return []
      const start = cell + written[0].length - number.length
      const version = /(?:v|version |cvss ?)([234](?:\.[01])?)/i.exec(header)?.[1] ?? null
      return [[id, { score: Number(number), version, start, end: start + number.length }]]
    }),
  )
}
