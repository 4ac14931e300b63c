import type { TextRange } from '@huntwire/intel-model'
import { chooseMain, type MainMethod } from './choose-main.ts'
import { type PageMetadata, pageMetadata } from './page-metadata.ts'
import { scanPage } from './scan-page.ts'

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

/** Reads any string as a web page; never throws. `url` is where it came from, null when not from the web. */
export function readPage(html: string, options: { readonly url: string | null }): PageText {
  const notes: string[] = []
  if (html.length > maxPageLength) notes.push('page cut at 20 Mi characters')
  const source = html.slice(0, maxPageLength)
  let page = scanPage(source, { chrome: false })
  if (page.text.length < 200) {
    const whole = scanPage(source, { chrome: true })
    if (whole.text.length > page.text.length) {
      notes.push('text taken with navigation and page headers, for there is hardly any without')
      page = whole
    }
  }
  const { main, method } = chooseMain(page)
  return { ...pageMetadata(page, options.url), body: page.text, main, method, notes }
}

/** The main text: its ranges of the body, a line feed between them. */
export function mainText(read: { readonly body: string; readonly main: readonly TextRange[] }): string {
  return read.main.map(({ start, end }) => read.body.slice(start, end)).join('\n')
}
