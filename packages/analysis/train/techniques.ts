/**
 * Trains the model of techniques and writes it into `packages/knowledge`: `npm run train -- techniques [data dir]`. Reads
 * `techniques/train` alone. How the sentences of a document make its score, the threshold and so the confidences come from
 * documents that the sentence model of their fold has not seen. Same data, same bytes.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { currentTechnique } from '@huntwire/knowledge'
import { readPassage } from '../src/passage/passage.ts'
import { documentScores, signCount } from '../src/techniques/document-scores.ts'
import { learnDocumentModel, type Reading, scoreOf } from './document-model.ts'
import { heldOutReport, type Judged } from './held-out-report.ts'
import { type Example, featuresOf, raritiesOf, valuesOf } from './sentences.ts'
import { type Learning, learnSeparator, type Separator } from './support-vectors.ts'
import { writeModel } from './write-model.ts'

interface Row {
  readonly text: string
  readonly labels: readonly string[]
  readonly labels50: readonly string[]
  readonly doc: string
}

const how: Learning = { cost: 1, rounds: 8 }
const weightOfAttack = 0.5
const folds = 5

const folder = resolve(process.argv[2] ?? '../shared/data', 'techniques/train')
const reports = rowsOf('tram2_sentences').concat(rowsOf('tram2_single_label'))
const attack = rowsOf('attack_procedures').concat(rowsOf('attack_descriptions'))
const techniques = [...new Set(reports.flatMap(({ labels50 }) => labels50))].sort()
const classOf = new Map(techniques.map((id, one) => [id, one]))
const sentences = [...reports, ...attack].map(({ text }) => featuresOf(readPassage(text, 'body').words))
const rarities = raritiesOf(sentences)
const examples = [...reports, ...attack].map((row, index) => exampleOf(row, index))
const documents = rowsOf('tram2_docs').map(({ doc, text, labels, labels50 }) => ({
  doc,
  passage: readPassage(text, 'body'),
  classes: new Set(classesOf(labels, labels50)),
}))

const readings = readHeldOut()
const { threshold, text } = heldOutReport(judgeHeldOut())
console.log(text)
const separators = learnAll(examples)
const size = writeModel({
  techniques,
  rarities,
  separators,
  threshold,
  ofDocuments: learnDocumentModel(readings, techniques.length),
})
console.log(size)

function rowsOf(file: string): Row[] {
  const lines = readFileSync(resolve(folder, `${file}.jsonl`), 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
  const current = (ids: readonly string[]) => ids.map((id) => currentTechnique(id)?.id ?? id)
  return rows.map((row) => ({ ...row, labels: current(row.labels), labels50: current(row.labels50) }))
}

function exampleOf({ labels, labels50, doc }: Row, index: number): Example {
  const features = sentences[index] ?? new Int32Array()
  return {
    features,
    values: valuesOf(features, rarities),
    classes: classesOf(labels, labels50),
    weight: index < reports.length ? 1 : weightOfAttack,
    doc,
  }
}

/** `labels50` has old ids: a class that has a new id since (DLL side-loading) stands in `labels` alone. */
function classesOf(labels: readonly string[], labels50: readonly string[]): number[] {
  return [...new Set([...labels50, ...labels])].flatMap((id) => classOf.get(id) ?? [])
}

function learnAll(from: readonly Example[]): Separator[] {
  return techniques.map((_, one) => learnSeparator(from, one, how))
}

/** The signs of every document, each read by sentence models that have not seen the documents of its fold. */
function readHeldOut(): Reading[] {
  const read: Reading[] = []
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(documents.filter((_, index) => index % folds === fold).map(({ doc }) => doc))
    const models = learnAll(examples.filter(({ doc }) => !held.has(doc)))
    documents.forEach(({ doc, passage, classes }, index) => {
      if (held.has(doc)) read[index] = { signs: signsOf(models, passage), classes }
    })
    console.error(`fold ${fold + 1} of ${folds}`)
  }
  return read
}

function signsOf(models: readonly Separator[], passage: ReturnType<typeof readPassage>): Float32Array {
  const { writeSigns } = documentScores(passage, models.length, (features, count, margins) => {
    const own = features.subarray(0, count)
    const values = valuesOf(own, rarities)
    models.forEach(({ weights, bias }, one) => {
      let margin = bias
      for (let at = 0; at < count; at++) margin += (weights[own[at] ?? 0] ?? 0) * (values[at] ?? 0)
      margins[one] = margin
    })
  })
  const signs = new Float32Array(models.length * signCount)
  for (let one = 0; one < models.length; one++) writeSigns(one, signs)
  return signs
}

/** Every pair of document and class, scored by document models that have not seen the documents of its fold either. */
function judgeHeldOut(): Judged[] {
  return Array.from({ length: folds }, (_, fold) => {
    const model = learnDocumentModel(
      readings.filter((__, index) => index % folds !== fold),
      techniques.length,
    )
    return readings
      .filter((__, index) => index % folds === fold)
      .flatMap(({ signs, classes }) =>
        techniques.map((__, one) => ({ score: scoreOf(model, one, signs), isRight: classes.has(one) })),
      )
  }).flat()
}
