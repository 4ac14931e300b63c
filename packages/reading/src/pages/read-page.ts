import type { TextRange } from '@huntwire/intel-model'
import { chooseMain, type MainMethod, mostLines } from './choose-main.ts'
import { withoutChrome } from './drop-chrome.ts'
import type { BodyText } from './line-value.ts'
import { type PageMetadata, pageMetadata } from './page-metadata.ts'
import { type ScannedPage, scanPage } from './scan-page.ts'

/** The text of a web page: `body` holds everything but the chrome, `main` says which ranges of it are the article. */
export type PageText = PageMetadata & {
  readonly body: string
  readonly main: readonly TextRange[]
  readonly method: MainMethod
  /** What was left out or done otherwise than usual, for a person. */
  readonly notes: readonly string[]
}

/** The most of a page that is read, in UTF-16 units. */
const maxPageLength = 20 * 1_024 * 1_024
const littleText = 200

/** Reads any string as a web page; never throws. `url` is where it came from, null when not from the web. */
export function readPage(html: string, options: { readonly url: string | null }): PageText {
  const notes: string[] = []
  if (html.length > maxPageLength) notes.push('page cut at 20 Mi characters')
  const source = html.slice(0, maxPageLength)
  const page = scanPage(source, { chrome: false })
  if (page.readTo !== null)
    notes.push(
      `page read up to character ${page.readTo.toLocaleString('en')}: that is more than any article has`,
    )
  const body = bodyOf(page, notes)
  const metadata = pageMetadata(page, options.url)
  const { main, method } = chooseMain(body, metadata.title)
  if (body.lines.length > mostLines)
    notes.push(`main text not looked for: the page has more than ${mostLines.toLocaleString('en')} lines`)
  return { ...metadata, body: body.text, main, method, notes }
}

/** The page without its chrome, or with it where there is hardly anything else. */
function bodyOf(page: ScannedPage, notes: string[]): BodyText {
  const body = withoutChrome(page)
  if (body.text.length < littleText && page.text.length > body.text.length) {
    notes.push('text taken with navigation and page headers, for there is hardly any without')
    return page
  }
  if (body.kept)
    notes.push('most of the text stands in a part labelled as navigation or the like: it is kept')
  return body
}

/** The main text: its ranges of the body, a line feed between them. */
export function mainText(read: { readonly body: string; readonly main: readonly TextRange[] }): string {
  return read.main.map(({ start, end }) => read.body.slice(start, end)).join('\n')
}
