import { once } from '../tables/once.ts'
import { readBytes, readTable } from '../tables/read-table.ts'

/**
 * Learned weights: which features of a sentence speak for which technique, and what the sentences of a document together
 * make of it. Written by `npm run train -- techniques`.
 */
export interface TechniqueModel {
  /** Ids of techniques; a class is an index into it. */
  readonly techniques: readonly string[]
  readonly bias: Float32Array
  /** How much a feature counts, by its rank: the rarer, the more. */
  readonly rarities: Float32Array
  /** Of each feature its rank among `rarities` (four bits) and above it where its entries begin; they end where the next begin. */
  readonly heads: Uint32Array
  /** A class in the low byte, and in the high byte which of `sizes` the feature weighs for it. */
  readonly entries: Uint16Array
  readonly sizes: Float64Array
  /** How much each sign of a document counts for every class, and how much more the first does for one class. */
  readonly ofSigns: Float32Array
  readonly slopes: Float32Array
  readonly intercepts: Float32Array
  /** For one class after another, how much oftener than by chance each other one is used together with it (logarithm). */
  readonly company: Float32Array
  /** The score of a document (logarithm of odds) from which on a technique is found. */
  readonly threshold: number
}

/** The model in this release. Loaded on the first call. */
export function techniqueModel(): TechniqueModel {
  return model()
}

const middle = 128

const model = once((): TechniqueModel => {
  const rows = readTable(import.meta.url, 'model.tsv')
  const bytes = readBytes(import.meta.url, 'weights.bin')
  const classRows = rows.filter(([kind]) => kind === 'class')
  const features = numberOf(rows, 'features')
  const largest = numberOf(rows, 'largest')
  const heads = new Uint32Array(features + 1)
  // Two ranks in a byte, then a bit for each feature that has entries, then how many for those.
  const countedFrom = features / 2
  let counts = countedFrom + features / 8
  let entryCount = 0
  for (let feature = 0; feature < features; feature++) {
    const rank = ((bytes[feature >> 1] ?? 0) >> (4 * (feature & 1))) & 0xf
    heads[feature] = (entryCount << 4) | rank
    const isCounted = ((bytes[countedFrom + (feature >> 3)] ?? 0) >> (feature & 7)) & 1
    if (isCounted === 1) entryCount += bytes[counts++] ?? 0
  }
  heads[features] = entryCount << 4
  const entries = new Uint16Array(entryCount)
  for (let entry = 0; entry < entryCount; entry++)
    entries[entry] = (bytes[counts + entry] ?? 0) | ((bytes[counts + entryCount + entry] ?? 0) << 8)
  return {
    techniques: classRows.map(([, id = '']) => id),
    bias: Float32Array.from(classRows, ([, , bias]) => finite(bias)),
    rarities: Float32Array.from(
      rows.filter(([kind]) => kind === 'rarity'),
      ([, rarity]) => finite(rarity),
    ),
    heads,
    entries,
    // A byte holds the square root of a weight, so that small ones keep their differences.
    sizes: Float64Array.from({ length: 2 * middle }, (_, byte) => {
      const root = (byte - middle) / (middle - 1)
      return largest * root * Math.abs(root)
    }),
    ofSigns: Float32Array.from(
      rows.filter(([kind]) => kind === 'sign'),
      ([, weight]) => finite(weight),
    ),
    intercepts: Float32Array.from(classRows, ([, , , intercept]) => finite(intercept)),
    slopes: Float32Array.from(classRows, ([, , , , slope]) => finite(slope)),
    company: Float32Array.from(
      rows.filter(([kind]) => kind === 'company').flatMap(([, , ...times]) => times),
      finite,
    ),
    threshold: numberOf(rows, 'threshold'),
  }
})

function numberOf(rows: readonly (readonly string[])[], name: string): number {
  return finite(rows.find(([kind]) => kind === name)?.[1])
}

function finite(cell: string | undefined): number {
  const value = Number(cell)
  if (cell === undefined || !Number.isFinite(value)) throw new Error(`model.tsv: not a number: ${cell}`)
  return value
}
