import type { TextRange } from '@huntwire/intel-model'
import type { ScannedPage } from './scan-page.ts'
import type { Line } from './text-writer.ts'

/** How the main text was found. */
export type MainMethod = 'article-element' | 'main-element' | 'prose-lines' | 'whole-body'

const enoughText = 250
const proseLength = 80

/**
 * Which lines are the article itself: those of the one article or main element, else from the first line of prose to the
 * last, else all. Lines that are only links go in every case but the last.
 */
export function chooseMain(page: Pick<ScannedPage, 'lines' | 'articles' | 'mains' | 'text'>): {
  readonly main: readonly TextRange[]
  readonly method: MainMethod
} {
  const total = page.text.length
  const article = longest(page.articles)
  const main = longest(page.mains)
  if (article !== null && size(article) >= Math.max(enoughText, 0.5 * (main === null ? total : size(main))))
    return { main: rangesOf(linesIn(page.lines, article)), method: 'article-element' }
  if (main !== null && size(main) >= enoughText)
    return { main: rangesOf(linesIn(page.lines, main)), method: 'main-element' }
  const first = page.lines.findIndex(isProse)
  const last = page.lines.findLastIndex(isProse)
  if (first >= 0) return { main: rangesOf(page.lines.slice(first, last + 1)), method: 'prose-lines' }
  return { main: total === 0 ? [] : [{ start: 0, end: total }], method: 'whole-body' }
}

function longest(ranges: readonly TextRange[]): TextRange | null {
  return ranges.reduce<TextRange | null>(
    (best, range) => (best === null || size(range) > size(best) ? range : best),
    null,
  )
}

function size(range: TextRange): number {
  return range.end - range.start
}

function linesIn(lines: readonly Line[], range: TextRange): readonly Line[] {
  return lines.filter((line) => line.start >= range.start && line.end <= range.end)
}

function isProse(line: Line): boolean {
  return line.end - line.start >= proseLength && line.linked / (line.end - line.start) < 0.4
}

function isOnlyLinks(line: Line): boolean {
  const length = line.end - line.start
  return length < 200 && line.linked / length > 0.8
}

/** Neighbouring lines become one range, with the line feeds between them. */
function rangesOf(lines: readonly Line[]): readonly TextRange[] {
  const ranges: { start: number; end: number }[] = []
  for (const line of lines) {
    if (isOnlyLinks(line)) continue
    const previous = ranges.at(-1)
    if (previous !== undefined && previous.end + 1 === line.start) previous.end = line.end
    else ranges.push({ start: line.start, end: line.end })
  }
  return ranges
}
