import type { ArticleHead } from '@huntwire/intel-model'

/** How far back a hunt looks when the article does not say since when: what Defender XDR keeps. */
export const defaultLookbackDays = 30

const daysOfUse = 30

/** The date (UTC) after which a hunt is stale: `daysOfUse` days after publication, null when that is unknown. */
export function expiryOf({ published }: ArticleHead): string | null {
  if (published === null) return null
  const expires = new Date(published)
  expires.setUTCDate(expires.getUTCDate() + daysOfUse)
  return expires.toISOString().slice(0, 10)
}

/** Three quotes are enough to see why. */
export function fewQuotes<T>(quotes: readonly T[]): readonly T[] {
  return quotes.slice(0, 3)
}
