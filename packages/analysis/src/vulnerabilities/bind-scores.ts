import type { CveMention } from '../observables/cve.ts'
import { lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { type StatedScore, statedScores } from './stated-scores.ts'

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
): ReadonlyMap<string, readonly StatedScore[]> {
  const bound = new Map<string, StatedScore[]>()
  if (mentions.length === 0) return bound
  const { starts } = passage.sentences
  const bySentence = Map.groupBy(statedScores(passage.text), ({ start }) => indexAt(starts, start))
  const cvesBySentence = Map.groupBy(mentions, ({ start }) => indexAt(starts, start))
  for (const [sentence, scores] of bySentence) {
    const cves = cvesBySentence.get(sentence)
    const text = passage.text.slice(starts[sentence], passage.sentences.ends[sentence])
    if (cves !== undefined) for (const [id, score] of ownersOf(text, cves, scores)) add(id, score)
    else {
      const id = namedLast(cvesBySentence, passage, sentence)
      if (id !== undefined) for (const score of scores) add(id, score)
    }
  }
  for (const [id, score] of scoresOfTables(passage, mentions)) add(id, score)
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
  return scores.flatMap((score, index): Binding[] => {
    const next = scores[index + 1]?.start ?? Number.POSITIVE_INFINITY
    const owner = scoreFirst
      ? cves.find(({ start }) => start > score.start && (start < next || ids.length === 1))
      : cves.findLast(({ end }) => end <= score.start && score.start - end <= reach)
    return owner === undefined ? [] : [[owner.id, score]]
  })
}

function namedLast(
  cvesBySentence: ReadonlyMap<number, readonly CveMention[]>,
  { sentences }: Passage,
  sentence: number,
): string | undefined {
  const start = sentences.starts[sentence] ?? 0
  for (let before = sentence - 1; before >= 0; before--) {
    if (start - (sentences.ends[before] ?? 0) > reach) return undefined
    const cves = cvesBySentence.get(before)
    if (cves === undefined) continue
    const [first] = cves
    return cves.every(({ id }) => id === first?.id) ? first?.id : undefined
  }
  return undefined
}

const scoreHeader = /\bcvss|\bscore\b/i
const bareScore = /^[\s*_`]*(10(?:\.0)?|\d\.\d)(?![\d.])/

/** Rows of a table whose header says which column holds the score. */
function scoresOfTables(passage: Passage, mentions: readonly CveMention[]): Binding[] {
  const cvesByLine = Map.groupBy(mentions, ({ start }) => indexAt(passage.lineStarts, start))
  const found: Binding[] = []
  let headerOf: number | undefined
  let column = -1
  for (const line of [...cvesByLine.keys()].sort((a, b) => a - b)) {
    const cells = cellsOf(lineText(passage, line))
    if (cells.length < 2) continue
    const header = headerAbove(passage, line)
    if (header !== headerOf) {
      headerOf = header
      column =
        header === undefined
          ? -1
          : cellsOf(lineText(passage, header)).findIndex(({ text }) => scoreHeader.test(text))
    }
    const cell = column === -1 ? undefined : cells[column]
    const written = cell === undefined ? null : bareScore.exec(cell.text)
    if (cell === undefined || written === null) continue
    const start =
      (passage.lineStarts[line] ?? 0) + cell.offset + written[0].length - (written[1]?.length ?? 0)
    const score = { score: Number(written[1]), version: null, start, end: start + (written[1]?.length ?? 0) }
    for (const { id } of cvesByLine.get(line) ?? []) found.push([id, score])
  }
  return found
}

const longestTable = 400

/** The first line of the table that `line` is a row of. */
function headerAbove(passage: Passage, line: number): number | undefined {
  let header: number | undefined
  for (let above = line - 1; above >= 0 && above >= line - longestTable; above--) {
    if (cellsOf(lineText(passage, above)).length < 2) break
    header = above
  }
  return header
}

function cellsOf(line: string): readonly { readonly text: string; readonly offset: number }[] {
  const mark = line.includes('\t') ? '\t' : '|'
  let offset = 0
  return line.split(mark).map((text) => {
    const cell = { text, offset }
    offset += text.length + 1
    return cell
  })
}
