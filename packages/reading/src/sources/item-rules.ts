import type { SubmittedArticle } from '@huntwire/intel-model'
import type { ConfiguredSource } from './configured-source.ts'

/**
 * The items that a source's rules let through. A rule is words that stand one after another, whole and in any case, in an
 * item's title, one of its own categories or its URL. An item needs one of the `include` rules, if there are any, and none of
 * the `exclude` rules.
 */
export function letThrough(
  items: readonly SubmittedArticle[],
  source: ConfiguredSource,
): readonly SubmittedArticle[] {
  if (source.include.length === 0 && source.exclude.length === 0) return items
  const include = source.include.map(wordsOf)
  const exclude = source.exclude.map(wordsOf)
  const own = new Set(source.tags)
  return items.filter((item) => {
    const categories = (item.tags ?? []).filter((tag) => !own.has(tag))
    const places = [item.title ?? '', item.url, ...categories].map(wordsOf)
    const fits = (rule: string) => places.some((place) => place.includes(rule))
    return (include.length === 0 || include.some(fits)) && !exclude.some(fits)
  })
}

/** The words of a text, each between spaces. */
export function wordsOf(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `
}
