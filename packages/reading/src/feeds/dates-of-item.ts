import { readDate } from '../dates/read-date.ts'
import type { RawItem } from './raw-feed.ts'

const publishedNames = [
  'published',
  'pubdate',
  'issued',
  'atom:published',
  'dcterms:issued',
  'created',
  'dcterms:created',
  'dc:date',
]
const updatedNames = ['updated', 'modified', 'atom:updated', 'dcterms:modified']

/** When an item was published and changed. A date that cannot be read is named, and the next best is taken. */
export function datesOf(
  item: RawItem,
  tell: (problem: string) => void,
): { readonly published: string | null; readonly updated: string | null } {
  return { published: firstDate(item, publishedNames, tell), updated: firstDate(item, updatedNames, tell) }
}

function firstDate(item: RawItem, names: readonly string[], tell: (problem: string) => void): string | null {
  for (const name of names) {
    for (const element of item) {
      if (element.name !== name) continue
      const text = element.text.trim()
      const date = readDate(text)
      if (date !== null) return date
      if (text !== '') tell(`the date ${JSON.stringify(text.slice(0, 60))} cannot be read`)
    }
  }
  return null
}
