import { once } from '../tables/once.ts'
import { readBytes, readTable } from '../tables/read-table.ts'

/** Learned weights: which features of a sentence speak for which technique. Written by `npm run train -- techniques`. */
export interface TechniqueModel {
  /** Ids of techniques; a class is an index into it. */
  readonly techniques: readonly string[]
  readonly bias: Float32Array
  /** What a feature weighs for a class that it has no entry for. */
  readonly usual: Float32Array
  /** The entries of feature `f` are `[starts[f], starts[f + 1])` in `classes` and `weights`. */
  readonly starts: Uint32Array
  readonly classes: Uint8Array
  /** How much more than usual the feature weighs for the class. */
  readonly weights: Float32Array
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
  const bytes = readBytes(import.meta.url, 'weights.bin')
  const classRows = rows.filter(([kind]) => kind === 'class')
  const largest = numberOf(rows, 'largest')
  const starts = new Uint32Array(numberOf(rows, 'features') + 1)
  const counts = starts.length - 1
  for (let feature = 0; feature < counts; feature++)
    starts[feature + 1] = (starts[feature] ?? 0) + (bytes[feature] ?? 0)
  const entries = starts[counts] ?? 0
  const weights = new Float32Array(entries)
  for (let entry = 0; entry < entries; entry++) {
    // A byte holds the square root of a weight, so that small ones keep their differences.
    const root = ((bytes[counts + entries + entry] ?? 0) - 128) / 127
    weights[entry] = largest * root * Math.abs(root)
  }
  return {
    techniques: classRows.map(([, id = '']) => id),
    bias: Float32Array.from(classRows, ([, , bias]) => finite(bias)),
    usual: Float32Array.from(classRows, ([, , , , usual]) => finite(usual)),
    starts,
    classes: Uint8Array.from(bytes.subarray(counts, counts + entries)),
    weights,
    thresholds: Float32Array.from(classRows, ([, , , threshold]) => finite(threshold)),
    precision: rows
      .filter(([kind]) => kind === 'precision')
      .map(([, from, share]) => ({ from: Number(from), share: Number(share) })),
  }
})

function numberOf(rows: readonly (readonly string[])[], name: string): number {
  return finite(rows.find(([kind]) => kind === name)?.[1])
}

function finite(cell: string | undefined): number {
  const value = Number(cell)
  if (!Number.isFinite(value)) throw new Error(`model.tsv: not a number: ${cell}`)
  return value
}
