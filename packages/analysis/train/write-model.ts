import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { featureCount } from '../src/techniques/sentence-features.ts'
import type { DocumentModel } from './document-model.ts'
import { rarityStep } from './sentences.ts'
import type { Separator } from './support-vectors.ts'

export interface LearnedModel {
  readonly techniques: readonly string[]
  readonly rarities: Uint8Array
  readonly separators: readonly Separator[]
  readonly ofDocuments: DocumentModel
  readonly threshold: number
}

const mostEntries = 400_000
const middleByte = 128
const largestStep = 127

/** Writes the model into `packages/knowledge`, and says how large it is. Of the weights those that matter most are kept. */
export function writeModel(model: LearnedModel): string {
  const { techniques, rarities, separators, ofDocuments, threshold } = model
  const counted = separators.map(({ weights }) =>
    weights.map((weight, feature) => weight * (rarities[feature] ?? 0) * rarityStep),
  )
  const sizes = Float32Array.from(
    counted.flatMap((weights) => [...weights]),
    Math.abs,
  ).sort()
  const largest = sizes.at(-1) ?? 1
  const smallest = sizes[sizes.length - mostEntries] ?? 0
  const counts = new Uint8Array(featureCount)
  const classes: number[] = []
  const steps: number[] = []
  for (let feature = 0; feature < featureCount; feature++)
    counted.forEach((weights, one) => {
      const weight = weights[feature] ?? 0
      if (weight === 0 || Math.abs(weight) < smallest) return
      counts[feature] = (counts[feature] ?? 0) + 1
      classes.push(one)
      steps.push(
        middleByte + Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / largest) * largestStep),
      )
    })
  const bytes = Buffer.concat([rarities, counts, Uint8Array.from(classes), Uint8Array.from(steps)])
  const rows = [
    ['features', featureCount],
    ['rarity-step', rarityStep],
    ['largest', largest],
    ['threshold', threshold],
    ...[...ofDocuments.ofSigns].map((weight) => ['sign', short(weight)]),
    ...techniques.map((id, one) => [
      'class',
      id,
      short(separators[one]?.bias ?? 0),
      short(ofDocuments.intercepts[one] ?? 0),
      short(ofDocuments.slopes[one] ?? 0),
    ]),
  ]
  const target = resolve(import.meta.dirname, '../../knowledge/src/technique-model/generated')
  mkdirSync(target, { recursive: true })
  writeFileSync(resolve(target, 'model.tsv'), rows.map((row) => `${row.join('\t')}\n`).join(''))
  writeFileSync(resolve(target, 'weights.bin'), bytes)
  return `${classes.length} weights, ${(bytes.length / 1e6).toFixed(2)} MB`
}

function short(value: number): string {
  return value.toPrecision(6)
}
