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
  let table: { header: number; last: number; column: number } | undefined
  for (const [line, cves] of cvesByLine) {
    const cells = cellsOf(lineText(passage, line))
    if (cells.length < 2) continue
    const header = headerAbove(passage, line, table?.last)
    if (header === undefined) continue
    if (table === undefined || header > table.last)
      table = { header, last: line, column: scoreColumn(passage, header) }
    table.last = line
    const cell = cells[table.column]
    const written = cell === undefined ? null : bareScore.exec(cell.text)
    if (cell === undefined || written === null) continue
    const end = (passage.lineStarts[line] ?? 0) + cell.offset + written[0].length
    const start = end - (written[1]?.length ?? 0)
    for (const { id } of cves) found.push([id, { score: Number(written[1]), version: null, start, end }])
  }
  return found
}

function scoreColumn(passage: Passage, header: number): number {
  return cellsOf(lineText(passage, header)).findIndex(({ text }) => scoreHeader.test(text))
}

/**
 * The first line of the table that `line` is a row of, when it is not `line` itself; `known`, a line of the same table,
 * when one is met on the way up.
 */
function headerAbove(passage: Passage, line: number, known: number | undefined): number | undefined {
  let header: number | undefined
  for (let above = line - 1; above >= 0; above--) {
    if (cellsOf(lineText(passage, above)).length < 2) break
    header = above
    if (above === known) break
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
