import type { FeedItem } from './feed.ts'

const maxLength = 100

/** What to call an item without a title: by the first words of its text, else by its address. */
export function derivedTitle(
  words: string | null,
  url: string | null,
): Pick<FeedItem, 'title' | 'titleFrom'> {
  if (words !== null) return { title: firstWords(words), titleFrom: 'text' }
  return { title: url, titleFrom: url === null ? null : 'url' }
}

function firstWords(words: string): string {
  if (words.length <= maxLength) return words
  return `${words.slice(0, maxLength).trimEnd()}…`
}
