/**
 * Trains the model of techniques and writes it into `packages/knowledge`: `npm run train -- techniques [data dir]`. Reads
 * `techniques/train` alone. The threshold and the confidences come from documents that the model of their fold has not
 * seen. Same data, same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { currentTechnique } from '@huntwire/knowledge'
import { readPassage } from '../src/passage/passage.ts'
import { documentScores } from '../src/techniques/document-scores.ts'
import { featureCount, sentenceFeatures } from '../src/techniques/sentence-features.ts'
import { type Example, type Learning, type LinearModel, learn, marginsInto } from './logistic.ts'

interface Row {
  readonly text: string
  readonly labels50: readonly string[]
  readonly doc: string
}
interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}
interface OwnExample extends Example {
  readonly doc: string
}

const how: Learning = { rounds: 4, rate: 0.5, positiveWeight: 1, decay: 0.003 }
const weightOfOthers = 0.5
const folds = 5
const pull = 0.02
const mostEntries = 450_000
const middleByte = 128
const largestStep = 127

const folder = resolve(process.argv[2] ?? '../shared/data', 'techniques/train')
const reports = rowsOf('tram2_sentences').concat(rowsOf('tram2_single_label'))
const techniques = [...new Set(reports.flatMap(({ labels50 }) => labels50))].sort()
const classOf = new Map(techniques.map((id, index) => [id, index]))
const ofReports = reports.map((row) => exampleOf(row, 1))
const ofAttack = ['attack_procedures', 'attack_descriptions'].flatMap((file) =>
  rowsOf(file).map((row) => exampleOf(row, weightOfOthers)),
)
const documents = rowsOf('tram2_docs').map((row) => ({ ...row, passage: readPassage(row.text, 'body') }))

const seen = documents.map(() => new Float32Array())
for (let fold = 0; fold < folds; fold++) {
  const held = new Set(documents.filter((_, index) => index % folds === fold).map(({ doc }) => doc))
  const model = learn([...ofReports.filter(({ doc }) => !held.has(doc)), ...ofAttack], techniques.length, how)
  documents.forEach(({ passage, doc }, index) => {
    if (held.has(doc)) seen[index] = scoresOf(model, passage)
  })
  console.error(`fold ${fold + 1} of ${folds}`)
}
const pooled = bestThreshold()
const thresholds = techniques.map((_, one) => thresholdOf(one))
console.log(`held-out documents of training, one threshold (${pooled.threshold}): F1 ${pooled.f1.toFixed(3)}`)
write(learn([...ofReports, ...ofAttack], techniques.length, how))

function rowsOf(file: string): Row[] {
  const lines = readFileSync(resolve(folder, `${file}.jsonl`), 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
  return rows.map((row) => ({ ...row, labels50: row.labels50.map((id) => currentTechnique(id)?.id ?? id) }))
}

function exampleOf({ text, labels50, doc }: Row, weight: number): OwnExample {
  const { words } = readPassage(text, 'body')
  const classes = labels50.flatMap((id) => classOf.get(id) ?? [])
  return { features: sentenceFeatures(words, 0, words.texts.length), classes, weight, doc }
}

function scoresOf(model: LinearModel, passage: ReturnType<typeof readPassage>): Float32Array {
  return documentScores(passage, techniques.length, (features, margins) =>
    marginsInto(model, features, margins),
  ).scores
}

/** The one threshold that serves all classes best. */
function bestThreshold(): { readonly threshold: number; readonly f1: number } {
  let best = { threshold: 0, f1: 0 }
  for (let step = -100; step <= 40; step++) {
    const threshold = step / 20
    const f1 = f1Of(count((_, score) => score >= threshold))
    if (f1 > best.f1) best = { threshold, f1 }
  }
  return best
}

/** The threshold of a class: its own best one, held near the common one since a class has few documents. */
function thresholdOf(one: number): number {
  let best = { threshold: pooled.threshold, worth: -1 }
  for (let step = -60; step <= 60; step++) {
    const threshold = pooled.threshold + step / 20
    const own = count((other, score) => other === one && score >= threshold, one)
    const worth = f1Of(own) - pull * Math.abs(threshold - pooled.threshold)
    if (worth > best.worth) best = { threshold, worth }
  }
  return best.threshold
}

function f1Of({ right, wrong, missed }: Counts): number {
  return (2 * right) / Math.max(1, 2 * right + wrong + missed)
}

/** What is right, wrong and missed on documents that were held out, of all classes or of one. */
function count(isSaid: (one: number, score: number) => boolean, only?: number): Counts {
  let [right, wrong, missed] = [0, 0, 0]
  documents.forEach(({ labels50 }, index) => {
    techniques.forEach((id, one) => {
      if (only !== undefined && one !== only) return
      const isGold = labels50.includes(id)
      if (!isSaid(one, seen[index]?.[one] ?? 0)) missed += isGold ? 1 : 0
      else if (isGold) right++
      else wrong++
    })
  })
  return { right, wrong, missed }
}

/**
 * Most weights of a class are nearly the same small number, which is written once; what is kept are the weights that
 * differ most from it.
 */
function write({ weights, bias, classCount }: LinearModel): void {
  const usual = techniques.map((_, one) => middleOf(weights.filter((__, at) => at % classCount === one)))
  const differences = weights.map((weight, at) => weight - (usual[at % classCount] ?? 0))
  const sizes = differences.map(Math.abs).sort()
  const largest = sizes.at(-1) ?? 1
  const smallest = sizes[sizes.length - mostEntries] ?? 0
  const counts = new Uint8Array(featureCount)
  const classes: number[] = []
  const steps: number[] = []
  differences.forEach((difference, at) => {
    if (Math.abs(difference) < smallest) return
    const feature = Math.floor(at / classCount)
    counts[feature] = (counts[feature] ?? 0) + 1
    classes.push(at % classCount)
    const root = Math.sign(difference) * Math.sqrt(Math.abs(difference) / largest)
    steps.push(middleByte + Math.round(root * largestStep))
  })
  const bytes = Buffer.concat([counts, Uint8Array.from(classes), Uint8Array.from(steps)])
  const edges = [0, 0.5, 1, 1.5, 2, 3]
  const rows = [
    ['features', String(featureCount)],
    ['largest', String(largest)],
    ...edges.map((from, index) => {
      const to = edges[index + 1] ?? Number.POSITIVE_INFINITY
      const { right, wrong } = count((one, score) => {
        const above = score - (thresholds[one] ?? 0)
        return above >= from && above < to
      })
      return ['precision', String(from), (right / Math.max(1, right + wrong)).toFixed(2)]
    }),
    ...techniques.map((id, one) => [
      'class',
      id,
      (bias[one] ?? 0).toPrecision(6),
      (thresholds[one] ?? 0).toFixed(2),
      (usual[one] ?? 0).toPrecision(6),
    ]),
  ]
  const target = resolve(import.meta.dirname, '../../knowledge/src/technique-model/generated')
  mkdirSync(target, { recursive: true })
  writeFileSync(resolve(target, 'model.tsv'), rows.map((row) => `${row.join('\t')}\n`).join(''))
  writeFileSync(resolve(target, 'weights.bin'), bytes)
  console.log(`${(bytes.length / 2 ** 20).toFixed(2)} MiB of weights`)
}

function middleOf(values: Float32Array): number {
  return values.toSorted()[values.length >> 1] ?? 0
}
