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
import { companyOf } from './company.ts'
import { denseWeights } from './dense-weights.ts'
import { learnDocumentModel, type Reading, scoreOf } from './document-model.ts'
import { heldOutReport, type Judged } from './held-out-report.ts'
import { placesOf } from './places.ts'
import { featuresOf, raritiesOf, sentencesOf } from './sentences.ts'
import { learnSeparator, type Separator } from './support-vectors.ts'
import { prune, writeModel } from './write-model.ts'

interface Row {
  readonly text: string
  readonly labels: readonly string[]
  readonly labels50: readonly string[]
  readonly doc: string
}

/** How much a sentence counts: what shows a class, what ATT&CK writes, and a place of a sentence that does not show it. */
const importances = { report: 1, attack: 0.5, place: 0.5 }
const timesWhenShown = 2
const folds = 5

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const folder = resolve(positionals[0] ?? '../shared/data', 'techniques/train')
const sentencesOfReports = rowsOf('tram2_sentences')
const reports = sentencesOfReports.concat(rowsOf('tram2_single_label'))
const procedures = rowsOf('attack_procedures')
const attack = procedures.concat(rowsOf('attack_descriptions'))
const places = sentencesOfReports.flatMap((row) => placesOf(row.text).map((text) => ({ ...row, text })))
const rows = [
  ...reports.map((row) => ({ ...row, from: 'report' as const })),
  ...attack.map((row) => ({ ...row, from: 'attack' as const })),
  ...places.map((row) => ({ ...row, from: 'place' as const })),
]
const techniques = [...new Set(reports.flatMap(({ labels50 }) => labels50))].sort()
const classOf = new Map(techniques.map((id, one) => [id, one]))
const classes = rows.map(classesOf)
const company = companyOf(setsOfAttack(), techniques.length)
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
    company,
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

/** What the groups, software and campaigns of ATT&CK use, each. */
function setsOfAttack(): Set<number>[] {
  const sets = new Map<string, Set<number>>()
  for (const row of procedures)
    for (const one of classesOf(row)) sets.set(row.doc, (sets.get(row.doc) ?? new Set()).add(one))
  return [...sets.values()]
}

/** One model of sentences for each class, from the documents that are not held back. Small weights are left out. */
function learnAll(isTaught: (doc: string) => boolean): Separator[] {
  const open = Int32Array.from(rows.keys()).filter((row) => isTaught(rows[row]?.doc ?? ''))
  const learnt = techniques.map((_, one) => {
    const isShown = Uint8Array.from(classes, (own) => (own.includes(one) ? 1 : 0))
    // Which place of a sentence shows a class nobody said; that the places of others do not is known.
    const taught = open.filter((row) => isShown[row] === 0 || rows[row]?.from !== 'place')
    const importance = Float32Array.from(
      rows,
      ({ from }, row) => importances[from] * (isShown[row] === 1 ? timesWhenShown : 1),
    )
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
  const { writeSigns } = documentScores(passage, weights, company)
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
