import type { SubmittedArticle, TextRange } from '@huntwire/intel-model'
import { type PageText, readPage } from '../pages/read-page.ts'

/** An article's text and what it says of itself, from whatever it was written in. */
export type ReadArticle = Omit<PageText, 'method'> & {
  readonly method: PageText['method'] | 'pdf' | 'docx' | 'markdown' | 'text' | 'title-only'
  /** Where each page of a report begins in the body; absent where there are no pages. */
  readonly pages?: readonly number[]
}

/** The longest body that travels, in UTF-16 units. */
export const maxBodyLength = 1_024 * 1_024

/** Whether the text of this article still has to be fetched: it brings none, and its URL is a page's. */
export function needsFetch(submission: SubmittedArticle): boolean {
  return !hasText(submission) && /^\s*https?:/i.test(submission.url)
}

/** Reads what a submission brings along; with neither HTML, Markdown nor text the body is empty. Never fetches. */
export function readSubmission(submission: SubmittedArticle): ReadArticle {
  if (submission.html !== undefined) return readHtml(submission.html, { url: submission.url })
  if (submission.markdown !== undefined) return readMarkdown(submission.markdown)
  if (submission.text !== undefined) return withPages(readPlainText(submission.text), submission.pages)
  return { ...nothingKnown, method: 'title-only', notes: ['only a title was given, no text'] }
}

/** A page as an article; `url` null when it is not from the web. */
export function readHtml(html: string, options: { readonly url: string | null }): ReadArticle {
  const page = readPage(html, options)
  return page.method === 'whole-body' && page.body !== ''
    ? cutBody({ ...page, notes: [...page.notes, 'main text not told apart: the whole page is taken'] })
    : cutBody(page)
}

/** Markdown as it is; its title is the first heading, else the first line. */
export function readMarkdown(markdown: string): ReadArticle {
  const heading = /^ {0,3}#{1,6}[ \t]+(\S.*)/m.exec(markdown)?.[1]?.slice(0, 1_000) ?? ''
  const title = cutTitle(heading.replace(/\s+#+\s*$/, '')) ?? firstLine(markdown)
  return cutBody({ ...nothingKnown, title, ...wholeBody(markdown), method: 'markdown', notes: [] })
}

/** Text as it is; its title is the first line that is not empty. */
export function readPlainText(text: string): ReadArticle {
  return cutBody({ ...nothingKnown, title: firstLine(text), ...wholeBody(text), method: 'text', notes: [] })
}

/** An article with the beginnings of its pages, as far as they lie in its body. */
function withPages(read: ReadArticle, stated: readonly number[] | undefined): ReadArticle {
  if (stated === undefined) return read
  const pages = stated.filter((start) => start <= read.body.length)
  const left = stated.length - pages.length
  if (left === 0) return { ...read, pages }
  const note = `${left} of ${stated.length} pages begin behind the end of the text and are left out`
  return { ...read, pages, notes: [...read.notes, note] }
}

/** A report's text as an article: all of it is main. */
export function reportArticle(
  report: Pick<ReadArticle, 'title' | 'author' | 'published' | 'language' | 'body' | 'notes'> & {
    readonly pages?: readonly number[]
  },
  method: 'pdf' | 'docx',
): ReadArticle {
  const { author, body, language, notes, pages, published } = report
  const title = report.title ?? firstLine(body)
  const known = { ...nothingKnown, title, author, published, language, ...wholeBody(body), method, notes }
  return withPages(cutBody(known), pages)
}

function hasText(submission: SubmittedArticle): boolean {
  return (submission.html ?? submission.markdown ?? submission.text) !== undefined
}

const nothingKnown = {
  title: null,
  author: null,
  published: null,
  language: null,
  canonical: null,
  body: '',
  main: [],
} as const

function wholeBody(body: string): { readonly body: string; readonly main: readonly TextRange[] } {
  return { body, main: body === '' ? [] : [{ start: 0, end: body.length }] }
}

function firstLine(text: string): string | null {
  return cutTitle(/\S.*/.exec(text)?.[0] ?? '')
}

function cutTitle(line: string): string | null {
  const title = line.replace(/\s+/g, ' ').trim().slice(0, 200).trim()
  return title === '' ? null : title
}

function cutBody(read: ReadArticle): ReadArticle {
  if (read.body.length <= maxBodyLength) return read
  const end = isHighSurrogate(read.body.charCodeAt(maxBodyLength - 1)) ? maxBodyLength - 1 : maxBodyLength
  return {
    ...read,
    body: read.body.slice(0, end),
    main: read.main
      .filter((range) => range.start < end)
      .map((range) => ({ start: range.start, end: Math.min(range.end, end) })),
    notes: [...read.notes, 'body cut at 1 MiB'],
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
