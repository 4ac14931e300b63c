import { readDate } from '../dates/read-date.ts'
import { type PageElement, pathUp, wordsOf } from './page-element.ts'
import type { ScannedPage } from './scan-page.ts'

/** What a page prints of its author and date, where it labels them. */
export type PageByline = { readonly author: string | null; readonly published: string | null }

const linesToLookAt = 1_000
const longest = 200

const authorLabel = /^(?:author|byline|fn)$/
const dateLabel = /^(?:date|published|pubdate|timestamp|dateline|time)$/
/** Beginnings of what stands before a name or a date, in the words of some languages. */
const beforeName = /^\W*(?:written by|posted by|by|von|par|por|di|door|autor|author)\b:?\s*/i
const beforeDate =
  /^\W*(?:first published|published|posted|updated|last updated|on|date)\b(?:\s+(?:on|at))?:?\s*/i
/** Two to five words, the first with a capital, nothing but letters and what stands in names. */
const name = /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u
const noName = /view|articles|posts|follow|published|posted|updated|comment|share|about|contact/i

/** Reads the labelled lines among the first of the page; the first that is a name, the first that is a date. */
export function pageByline(page: Pick<ScannedPage, 'text' | 'lines'>): PageByline {
  let author: string | null = null
  let published: string | null = null
  for (const line of page.lines.slice(0, linesToLookAt)) {
    if (author !== null && published !== null) break
    if (line.end - line.start > longest) continue
    const text = page.text.slice(line.start, line.end)
    if (author === null && isLabelled(line.element, authorLabel)) author = nameIn(text)
    if (published === null && isLabelled(line.element, dateLabel))
      published = readDate(text.replace(beforeDate, ''))
  }
  return { author, published }
}

/** Labels of the three innermost elements count: those further out label more than the line. */
function isLabelled(element: PageElement, label: RegExp): boolean {
  let steps = 0
  for (const above of pathUp(element)) {
    if (++steps > 3) return false
    if (above.name === 'time' && label === dateLabel) return true
    if (wordsOf(above.label).some((word) => label.test(word))) return true
  }
  return false
}

/** The name at the start of a byline: before the date, a bar or a comma. */
function nameIn(text: string): string | null {
  const [first = ''] = text.replace(beforeName, '').split(/\s*(?:[|,•·/\t(]|\bon\b|\d)/)
  const found = first.trim()
  return name.test(found) && !noName.test(found) ? found : null
}
