import type { TextRange } from '@huntwire/intel-model'
import { findContainer } from './find-container.ts'
import { linkShare, plainLength } from './line-value.ts'
import { type PageElement, pathUp, wordsOf } from './page-element.ts'
import type { ScannedPage } from './scan-page.ts'
import type { Line } from './text-writer.ts'

/** How the main text was found. */
export type MainMethod = 'container' | 'whole-body'

const junk = new Set(
  'related share sharing social author byline bylines tags tag newsletter subscribe subscription promo promoted sponsor sponsored advert advertisement ad ads comment comments disqus caption captions credit credits breadcrumb breadcrumbs sidebar recommended recommendations popular trending widget footer nav navigation menu toolbar tools signup timestamp dateline date time published pubdate copyright rating gallery slideshow carousel outbrain taboola dek standfirst subtitle subheading subhead kicker eyebrow meta bio pagination login popup modal cookie banner more readmore hidden'.split(' '),
)
const junkElements = new Set(['figcaption', 'figure', 'aside', 'nav', 'footer', 'form', 'h1', 'time', 'address', 'dialog', 'textarea'])

export function chooseMain(page: Pick<ScannedPage, 'lines' | 'text'>, title = ''): {
  readonly main: readonly TextRange[]
  readonly method: MainMethod
} {
  const total = page.text.length
  const junkOf = new Map<PageElement, boolean>()
  const isJunk = (element: PageElement): boolean => {
    let known = junkOf.get(element)
    if (known === undefined) {
      known = element.hidden || junkElements.has(element.name) || wordsOf(element.label).some((word) => junk.has(word))
      junkOf.set(element, known)
    }
    return known
  }
  const prose = new Map<PageElement, number>()
  let all = 0
  for (const line of page.lines) {
    const v = valueOf(page, line)
    if (v > 0) { all += v; for (const e of pathUp(line.element)) prose.set(e, (prose.get(e) ?? 0) + v) }
  }
  const junky = (line: Line, limit: number) => {
    for (const e of pathUp(line.element)) if (isJunk(e) && (prose.get(e) ?? 0) < limit) return true
    return false
  }
  const container = findContainer(
    page.lines.map((line) => { const value = valueOf(page, line); return { element: line.element, value: value > 0 && junky(line, all * 0.4) ? 0 : value } }),
  )
  if (container === null) return { main: total === 0 ? [] : [{ start: 0, end: total }], method: 'whole-body' }
  const inside = page.lines.filter((line) => isInside(line.element, container))
  const own = prose.get(container) ?? 0
  const clean = inside.filter((line) => !junky(line, own * 0.4))
  const kept = clean.filter((line) => !(linkShare(line) > 0.7 && line.end - line.start < 250))
  const first = kept.findIndex((line) => valueOf(page, line) > 0)
  const last = kept.findLastIndex((line) => valueOf(page, line) > 0)
  return { main: rangesOf(kept.slice(first, last + 1)), method: 'container' }
}

function valueOf(page: Pick<ScannedPage, 'lines' | 'text'>, line: Line): number {
  const plain = plainLength(page, line)
  if (plain >= 50 && linkShare(line) < 0.5) return Math.min(plain, 1000)
  return linkShare(line) > 0.5 ? -20 : -5
}

function isInside(element: PageElement, container: PageElement): boolean {
  for (const above of pathUp(element)) if (above === container) return true
  return false
}

/** Neighbouring lines become one range, with the line feeds between them. */
function rangesOf(lines: readonly Line[]): readonly TextRange[] {
  const ranges: { start: number; end: number }[] = []
  for (const line of lines) {
    const previous = ranges.at(-1)
    if (previous !== undefined && previous.end + 1 === line.start) previous.end = line.end
    else ranges.push({ start: line.start, end: line.end })
  }
  return ranges
}
