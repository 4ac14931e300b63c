/**
 * Scores techniques per document: `node packages/analysis/measure/techniques.ts [data dir]`. F1 over all pairs of document
 * and technique, on TRAM's 50 classes (exact ids) and on AnnoCTR (parents); the interval is the middle 95 % of 2,000
 * draws of documents with a fixed seed.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { currentTechnique, techniqueModel } from '@huntwire/knowledge'
import { readTechniques } from '../src/index.ts'
import { readPassage } from '../src/passage/passage.ts'
import { modelTechniques } from '../src/techniques/model-techniques.ts'

interface Row {
  readonly text: string
  readonly labels: readonly string[]
  readonly labels50?: readonly string[]
}
interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

const folder = resolve(process.argv[2] ?? '../shared/data', 'techniques')
const known = new Set(techniqueModel().techniques)
const dev = rowsOf('dev/tram2_docs')
const annotated = [
  ...rowsOf('evaluation-only/dev_annoctr_docs'),
  ...rowsOf('evaluation-only/train_annoctr_docs'),
]
/** `labels50` lacks DLL side-loading, which has a new id since; `labels` has it. */
const exactOf = ({ labels, labels50 = [] }: Row) => [
  ...labels50.map((id) => currentTechnique(id)?.id ?? id),
  ...labels.filter((id) => known.has(id)),
]
const parents = (ids: readonly string[]) => ids.map((id) => id.slice(0, 5))
/** The one class of TRAM whose id changed: T1574.002 in `labels50` of sentences, and in no document's. */
const sideLoading = 'T1574.001'
let [quotes, verbatim] = [0, 0]

report('TRAM dev, 50 classes, all methods', dev, exactOf, ({ text }) => found(text).flatMap(classOf))
report('TRAM dev, 50 classes, model alone', dev, exactOf, ({ text }) => ofModel(text))
report(
  'TRAM dev, labels50 as they are',
  dev,
  ({ labels50 = [] }) => labels50,
  ({ text }) => found(text).filter((id) => known.has(id) && id !== sideLoading),
)
report(
  'AnnoCTR, parents, all methods',
  annotated,
  ({ labels }) => parents(labels),
  ({ text }) => parents(found(text)),
)
for (const surest of [0.5, 0.7, 0.8])
  report(`TRAM dev, 50 classes, with a confidence of ${surest} or more`, dev, exactOf, ({ text }) =>
    readTechniques(text)
      .filter(({ confidence }) => confidence >= surest)
      .flatMap(({ id }) => classOf(id)),
  )
console.log(`quotes verbatim ${verbatim}/${quotes}`)

function rowsOf(file: string): Row[] {
  const lines = readFileSync(resolve(folder, `${file}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
}

function found(text: string): string[] {
  return readTechniques(text).map(({ id, evidence }) => {
    quotes++
    if (text.slice(evidence.start, evidence.end) === evidence.quote) verbatim++
    return id
  })
}

/** TRAM's classes hold the sub-techniques that are no class of their own. */
function classOf(id: string): string[] {
  return [id, id.slice(0, 5)].filter((one) => known.has(one)).slice(0, 1)
}

function ofModel(text: string): string[] {
  return modelTechniques(readPassage(text, 'body'), techniqueModel()).map(({ id }) => id)
}

function report(
  name: string,
  rows: readonly Row[],
  goldOf: (row: Row) => readonly string[],
  saidOf: (row: Row) => readonly string[],
): void {
  const counts = rows.map((row): Counts => {
    const gold = new Set(goldOf(row))
    const said = new Set(saidOf(row))
    const right = [...said].filter((id) => gold.has(id)).length
    return { right, wrong: said.size - right, missed: gold.size - right }
  })
  const { precision, recall, f1 } = scoreOf(counts)
  const [low = 0, high = 0] = interval(counts)
  console.log(
    `${name}: F1 ${f1.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} (${rows.length} documents)`,
  )
}

function scoreOf(counts: readonly Counts[]) {
  const sum = (of: (one: Counts) => number) => counts.reduce((total, one) => total + of(one), 0)
  const [right, wrong, missed] = [sum((one) => one.right), sum((one) => one.wrong), sum((one) => one.missed)]
  return {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
  }
}

function interval(counts: readonly Counts[]): readonly number[] {
  let state = 1
  const draws = Array.from({ length: 2_000 }, () => {
    const drawn = counts.flatMap(() => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return counts[Math.floor((state / 2 ** 32) * counts.length)] ?? []
    })
    return scoreOf(drawn).f1
  }).sort((a, b) => a - b)
  return [draws[50] ?? 0, draws[1_949] ?? 0]
}
