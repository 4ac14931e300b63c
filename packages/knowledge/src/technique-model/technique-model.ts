import { readFileSync } from 'node:fs'
import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/** Learned weights: which features of a sentence speak for which technique. Written by `npm run train -- techniques`. */
export interface TechniqueModel {
  /** Ids of techniques; a class is an index into it. */
  readonly techniques: readonly string[]
  readonly bias: Float32Array
  /** The entries of feature `f` are `[starts[f], starts[f + 1])` in `classes` and `weights`. */
  readonly starts: Uint32Array
  readonly classes: Uint8Array
  /** To be multiplied by `scale`. */
  readonly weights: Int8Array
  readonly scale: number
  /** The score of a document from which on the technique of a class is found. */
  readonly thresholds: Float32Array
  /** How often a technique found with a score of `from` or more above its threshold was right; `from` ascends. */
  readonly precision: readonly { readonly from: number; readonly share: number }[]
}

/** The model in this release. Loaded on the first call. */
export function techniqueModel(): TechniqueModel {
  return model()
}

const model = once((): TechniqueModel => {
  const rows = readTable(import.meta.url, 'model.tsv')
  const bytes = readFileSync(new URL('./generated/weights.bin', import.meta.url))
  const classRows = rows.filter(([kind]) => kind === 'class')
  const featureCount = numberOf(rows, 'features')
  const starts = new Uint32Array(featureCount + 1)
  for (let feature = 0; feature < featureCount; feature++)
    starts[feature + 1] = (starts[feature] ?? 0) + (bytes[feature] ?? 0)
  const entries = starts[featureCount] ?? 0
  return {
    techniques: classRows.map(([, id = '']) => id),
    bias: Float32Array.from(classRows, ([, , bias]) => Number(bias)),
    starts,
    classes: new Uint8Array(bytes.subarray(featureCount, featureCount + entries)),
    weights: new Int8Array(bytes.subarray(featureCount + entries, featureCount + 2 * entries)),
    scale: numberOf(rows, 'scale'),
    thresholds: Float32Array.from(classRows, ([, , , threshold]) => Number(threshold)),
    precision: rows
      .filter(([kind]) => kind === 'precision')
      .map(([, from, share]) => ({ from: Number(from), share: Number(share) })),
  }
})

function numberOf(rows: readonly (readonly string[])[], name: string): number {
  const value = Number(rows.find(([kind]) => kind === name)?.[1])
  if (!Number.isFinite(value)) throw new Error(`model.tsv: no number for "${name}"`)
  return value
}
