import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { featureCount } from '../src/techniques/word-features.ts'
import type { DocumentModel } from './document-model.ts'
import type { Separator } from './support-vectors.ts'

export interface LearnedModel {
  readonly techniques: readonly string[]
  readonly rankOf: Uint8Array
  readonly rarities: Float32Array
  readonly company: Float32Array
  readonly separators: readonly Separator[]
  readonly ofDocuments: DocumentModel
  readonly threshold: number
}

const mostEntries = 160_000
const middleByte = 128
const largestStep = 127

/** The separators without all but the `mostEntries` weights that count most, by what the feature counts itself. */
export function prune(
  separators: readonly Separator[],
  rankOf: Uint8Array,
  rarities: Float32Array,
): Separator[] {
  const counts = (weight: number, feature: number) => Math.abs(weight) * (rarities[rankOf[feature] ?? 0] ?? 0)
  const sizes = separators.map(({ weights }) => weights.map(counts).filter((size) => size > 0))
  const all = new Float32Array(sizes.reduce((sum, { length }) => sum + length, 0))
  sizes.reduce((at, some) => {
    all.set(some, at)
    return at + some.length
  }, 0)
  const smallest = all.sort()[all.length - mostEntries] ?? 0
  return separators.map(({ weights, bias }) => ({
    bias,
    weights: weights.map((weight, feature) => (counts(weight, feature) < smallest ? 0 : weight)),
  }))
}

/** Writes the model into `packages/knowledge`, and says how large it is. */
export function writeModel(model: LearnedModel): string {
  const { techniques, rankOf, rarities, company, separators, ofDocuments, threshold } = model
  const counted = separators.map(({ weights }) =>
    weights.map((weight, feature) => weight * (rarities[rankOf[feature] ?? 0] ?? 0)),
  )
  const largest = counted.reduce(
    (most, weights) => weights.reduce((a, b) => Math.max(a, Math.abs(b)), most),
    0,
  )
  const ranks = new Uint8Array(featureCount / 2)
  const isCounted = new Uint8Array(featureCount / 8)
  const counts: number[] = []
  const classes: number[] = []
  const steps: number[] = []
  for (let feature = 0; feature < featureCount; feature++) {
    ranks[feature >> 1] = (ranks[feature >> 1] ?? 0) | ((rankOf[feature] ?? 0) << (4 * (feature & 1)))
    const before = classes.length
    counted.forEach((weights, one) => {
      const weight = weights[feature] ?? 0
      if (weight === 0) return
      classes.push(one)
      steps.push(
        middleByte + Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / largest) * largestStep),
      )
    })
    if (classes.length === before) continue
    counts.push(classes.length - before)
    isCounted[feature >> 3] = (isCounted[feature >> 3] ?? 0) | (1 << (feature & 7))
  }
  const parts = [ranks, isCounted, ...[counts, classes, steps].map((list) => Uint8Array.from(list))]
  const bytes = Buffer.concat(parts)
  const rows = [
    ['features', featureCount],
    ['largest', largest],
    ['threshold', threshold],
    ...[...rarities].map((rarity) => ['rarity', short(rarity)]),
    ...[...ofDocuments.ofSigns].map((weight) => ['sign', short(weight)]),
    ...techniques.map((id, one) => [
      'class',
      id,
      short(separators[one]?.bias ?? 0),
      short(ofDocuments.intercepts[one] ?? 0),
      short(ofDocuments.slopes[one] ?? 0),
    ]),
  ]
  const companyRows = techniques.map((id, one) => [
    'company',
    id,
    ...[...company.subarray(one * techniques.length, (one + 1) * techniques.length)].map((times) =>
      times.toFixed(2),
    ),
  ])
  const target = resolve(import.meta.dirname, '../../knowledge/src/technique-model/generated')
  mkdirSync(target, { recursive: true })
  writeFileSync(
    resolve(target, 'model.tsv'),
    [...rows, ...companyRows].map((row) => `${row.join('\t')}\n`).join(''),
  )
  writeFileSync(resolve(target, 'weights.bin'), bytes)
  return `${classes.length} weights, ${(bytes.length / 2 ** 20).toFixed(2)} MiB`
}

function short(value: number): string {
  return value.toPrecision(6)
}
