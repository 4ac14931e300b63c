import { type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import type { SourceRecord } from './source-record.ts'

/** Items whose keys are remembered; the ones beyond count as new each time, which dedup answers for. */
const maxRemembered = 20_000

export type ChosenItems = {
  /** How many there were to choose from. */
  readonly items: number
  /** What goes on, in the source's order. */
  readonly submit: readonly SubmittedArticle[]
  readonly newItems: number
  readonly seen: readonly string[]
  readonly skipped: readonly string[]
  readonly digest: string
}

/**
 * Of all items that a source has, those to submit. The first time that are the newest `backfill`; what is left out then
 * stays left out for as long as the source has it.
 */
export function chooseItems(
  items: readonly SubmittedArticle[],
  record: SourceRecord,
  backfill: number,
): ChosenItems {
  const keys = items.map(keyOf)
  const first = record.lastSuccess === null
  const before = new Set(record.seen)
  const skippedBefore = new Set(record.skipped)
  const skipped = new Set(
    first ? oldestBeyond(items, backfill).map(keyOf) : keys.filter((key) => skippedBefore.has(key)),
  )
  const seen = [...new Set(keys)]
  return {
    items: items.length,
    submit: items.filter((_, at) => !skipped.has(keys[at] ?? '')),
    newItems: seen.filter((key) => !before.has(key) && !skipped.has(key)).length,
    seen: seen.slice(0, maxRemembered),
    skipped: [...skipped].slice(0, maxRemembered),
    digest: sha256Hex(JSON.stringify(items)),
  }
}

/** Ten characters tell the entries of one source apart. */
function keyOf(item: SubmittedArticle): string {
  return sha256Hex(JSON.stringify([item.url, item.externalId ?? null])).slice(0, 10)
}

/** All but the newest `count`. A source that does not date every item has its newest first. */
function oldestBeyond(items: readonly SubmittedArticle[], count: number): readonly SubmittedArticle[] {
  const dated = items.map((item) => ({ item, at: Date.parse(item.published ?? '') }))
  const byAge = dated.some(({ at }) => Number.isNaN(at)) ? dated : dated.toSorted((a, b) => b.at - a.at)
  return byAge.slice(count).map(({ item }) => item)
}
