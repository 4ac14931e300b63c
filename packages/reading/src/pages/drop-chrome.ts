import { type BodyText, proseLengthOf } from './line-value.ts'
import { fromAbove, type PageElement } from './page-element.ts'
import type { Line } from './text-writer.ts'

/** How much of the page's prose makes an element the page itself, whatever its label. */
const isThePage = 0.5

/** Comments are beside the article however long they are. */
const comments = /comment|discussion|replies/i

/**
 * The lines of a page without its navigation, headers, footers and the like, as a text of their own. `kept` says that one
 * of those holds most of the page's prose and was left in.
 */
export function withoutChrome(page: BodyText): BodyText & { readonly kept: boolean } {
  const outermost = fromAbove<{ readonly chrome: PageElement | null }>((element, above) =>
    above?.chrome != null ? above : { chrome: element.chrome ? element : null },
  )
  const chromeOf = page.lines.map((line) => outermost(line.element).chrome)
  const proseIn = new Map<PageElement | null, number>()
  let prose = 0
  for (const [index, line] of page.lines.entries()) {
    const chrome = chromeOf[index] ?? null
    const length = proseLengthOf(page.text, line)
    prose += length
    proseIn.set(chrome, (proseIn.get(chrome) ?? 0) + length)
  }
  const isKept = (chrome: PageElement | null) =>
    chrome === null || (!comments.test(chrome.label) && (proseIn.get(chrome) ?? 0) > isThePage * prose)
  const lines = page.lines.filter((_, index) => isKept(chromeOf[index] ?? null))
  const kept = chromeOf.some((chrome) => chrome !== null && isKept(chrome))
  return { ...textOf(page.text, lines), kept }
}

function textOf(text: string, lines: readonly Line[]): BodyText {
  const moved: Line[] = []
  let start = 0
  for (const line of lines) {
    const end = start + line.end - line.start
    moved.push({ ...line, start, end })
    start = end + 1
  }
  return { text: lines.map((line) => text.slice(line.start, line.end)).join('\n'), lines: moved }
}
