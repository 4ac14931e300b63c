/**
 * Trains the model of techniques and writes it into `packages/knowledge`: `npm run train -- techniques [data dir]`. Reads
 * `techniques/train` alone. How the sentences of a document make its score, the threshold and so the confidences come from
 * documents that the sentence model of their fold has not seen. Same data, same bytes. `--check` prints the cross-validated
 * figures and writes nothing.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { currentTechnique } from '@huntwire/knowledge'
import { type Passage, readPassage } from '../src/passage/passage.ts'
import { documentScores, signCount } from '../src/techniques/document-scores.ts'
import { denseWeights } from './dense-weights.ts'
import { learnDocumentModel, type Reading, scoreOf } from './document-model.ts'
import { heldOutReport, type Judged } from './held-out-report.ts'
import { featuresOf, raritiesOf, sentencesOf } from './sentences.ts'
import { learnSeparator, type Separator } from './support-vectors.ts'
import { prune, writeModel } from './write-model.ts'

interface Row {
  readonly text: string
  readonly labels: readonly string[]
  readonly labels50: readonly string[]
  readonly doc: string
}

const importanceOfAttack = 0.5
const folds = 5

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const folder = resolve(positionals[0] ?? '../shared/data', 'techniques/train')
const reports = rowsOf('tram2_sentences').concat(rowsOf('tram2_single_label'))
const attack = rowsOf('attack_procedures').concat(rowsOf('attack_descriptions'))
const rows = [...reports, ...attack]
const techniques = [...new Set(reports.flatMap(({ labels50 }) => labels50))].sort()
const classOf = new Map(techniques.map((id, one) => [id, one]))
const classes = rows.map(classesOf)
const importance = Float32Array.from(rows, (_, index) => (index < reports.length ? 1 : importanceOfAttack))
const listed = rows.map(({ text }) => featuresOf(text))
const { rankOf, rarities } = raritiesOf(listed)
const sentences = sentencesOf(listed, rankOf, rarities)
const documents = rowsOf('tram2_docs').map((row) => ({
  doc: row.doc,
  passage: readPassage(row.text, 'body'),
  classes: new Set(classesOf(row)),
}))

const readings = readHeldOut()
const { threshold, text } = heldOutReport(judgeHeldOut())
console.log(text)
if (!given.check) {
  const size = writeModel({
    techniques,
    rankOf,
    rarities,
    separators: learnAll(() => true),
    threshold,
    ofDocuments: learnDocumentModel(readings, techniques.length),
  })
  console.log(size)
}

function rowsOf(file: string): Row[] {
  const lines = readFileSync(resolve(folder, `${file}.jsonl`), 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
  const current = (ids: readonly string[]) => ids.map((id) => currentTechnique(id)?.id ?? id)
  return rows.map((row) => ({ ...row, labels: current(row.labels), labels50: current(row.labels50) }))
}

/** `labels50` has old ids: a class that has a new id since (DLL side-loading) stands in `labels` alone. */
function classesOf({ labels, labels50 }: Row): number[] {
  return [...new Set([...labels50, ...labels])].flatMap((id) => classOf.get(id) ?? [])
}

/** One model of sentences for each class, from the documents that are not held back. Small weights are left out. */
function learnAll(isTaught: (doc: string) => boolean): Separator[] {
  const taught = Int32Array.from(rows.keys()).filter((row) => isTaught(rows[row]?.doc ?? ''))
  const learnt = techniques.map((_, one) => {
    const isShown = Uint8Array.from(classes, (own) => (own.includes(one) ? 1 : 0))
    return learnSeparator(sentences, { taught, isShown, importance })
  })
  return prune(learnt, rankOf, rarities)
}

/** The signs of every document, each read by sentence models that have not seen the documents of its fold. */
function readHeldOut(): Reading[] {
  const read: Reading[] = []
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(documents.filter((_, index) => index % folds === fold).map(({ doc }) => doc))
    const weights = denseWeights(
      learnAll((doc) => !held.has(doc)),
      rankOf,
      rarities,
    )
    documents.forEach(({ doc, passage, classes }, index) => {
      if (held.has(doc)) read[index] = { signs: signsOf(passage, weights), classes }
    })
    console.error(`fold ${fold + 1} of ${folds}`)
  }
  return read
}

function signsOf(passage: Passage, weights: ReturnType<typeof denseWeights>): Float32Array {
  const { writeSigns } = documentScores(passage, weights)
  const signs = new Float32Array(techniques.length * signCount)
  for (let one = 0; one < techniques.length; one++) writeSigns(one, signs)
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
        techniques.map((__, one) => ({
          score: scoreOf(model, one, signs),
          isRight: classes.has(one),
          fold,
        })),
      )
  }).flat()
}
