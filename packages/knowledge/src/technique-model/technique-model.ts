import { readFileSync } from 'node:fs'
import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/** Learned weights: which features of a sentence speak for which technique. Written by `npm run train -- techniques`. */
export interface TechniqueModel {
  /** Ids of techniques; a class is an index into it. */
  readonly techniques: readonly string[]
  readonly bias: Float32Array
  /** The weight of feature `f` for class `c` is at `f * techniques.length + c`. */
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
  const bytes = readFileSync(new URL('./generated/weights.bin', import.meta.url))
  const classRows = rows.filter(([kind]) => kind === 'class')
  const largest = numberOf(rows, 'largest')
  // A byte holds the square root of a weight, so that small ones keep their differences.
  const weightOf = Float32Array.from({ length: 256 }, (_, byte) => {
    const root = (byte - 128) / 127
    return largest * root * Math.abs(root)
  })
  return {
    techniques: classRows.map(([, id = '']) => id),
    bias: Float32Array.from(classRows, ([, , bias]) => Number(bias)),
    weights: Float32Array.from(bytes, (byte) => weightOf[byte] ?? 0),
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
