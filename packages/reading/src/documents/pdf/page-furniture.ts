import type { TextLine } from './text-line.ts'

/** Headers and footers are among so many first and last lines of a page. */
const outermost = 3
/** What stands at the same place, within these points, on so many pages is furniture. */
const samePlace = 3
const leastPages = 3
const leastShare = 0.4

const pageNumber = /^(?:page|seite|p\.)?\s*[-–|]?\s*\d{1,4}(?:\s*(?:\/|of|von|\|)\s*\d{1,4})?\s*[-–|]?$/i

export type PageLines = { readonly height: number; readonly lines: readonly TextLine[] }

/** Headers and footers stand in this share of a page, at its upper and lower end. */
const margin = 0.08
const pageOfPages = /^(\d{1,4})\s?(?:\/|of|von)\s?(\d{1,4})$/i

type Seen = { readonly page: number; readonly numbers: readonly number[] }

/**
 * The pages without headers, footers and page numbers: lines that stand at the same place on many pages and say the same,
 * but for numbers that count the pages. A list that goes on over the pages is none of them.
 */
export function withoutFurniture(pages: readonly PageLines[]): readonly PageLines[] {
  const seen = new Map<string, Seen[]>()
  for (const [page, { lines }] of pages.entries()) {
    for (const line of outerLines(lines)) {
      const list = seen.get(placeAndText(line)) ?? []
      list.push({ page, numbers: numbersIn(line) })
      seen.set(placeAndText(line), list)
    }
  }
  const enough = pages.length === 2 ? 2 : Math.max(leastPages, leastShare * pages.length)
  return pages.map((page, index) => {
    const outer = new Set(outerLines(page.lines))
    const isFurniture = (line: TextLine) => {
      if (!outer.has(line)) return false
      const text = textOf(line)
      if (pageNumber.test(text) && (numbersIn(line)[0] === index + 1 || pages.length === 1)) return true
      if (isInMargin(line, page.height) && tellsPage(line, index + 1, pages.length)) return true
      const others = seen.get(placeAndText(line)) ?? []
      return others.length >= enough && countsPages(others)
    }
    return { ...page, lines: page.lines.filter((line) => !isFurniture(line)) }
  })
}

function outerLines(lines: readonly TextLine[]): readonly TextLine[] {
  return lines.length <= 2 * outermost ? lines : [...lines.slice(0, outermost), ...lines.slice(-outermost)]
}

function isInMargin({ y }: TextLine, height: number): boolean {
  return y < margin * height || y > (1 - margin) * height
}

/** A cell of the line is the number of the page and of all pages, as browsers print it. */
function tellsPage({ segments }: TextLine, page: number, pages: number): boolean {
  return segments.some(({ text }) => {
    const [, number, all] = pageOfPages.exec(text) ?? []
    return Number(number) === page && Number(all) === pages
  })
}

/** Whether each number is the same everywhere or rises by one with every page. */
function countsPages(seen: readonly Seen[]): boolean {
  const [first] = seen
  if (first === undefined) return false
  return first.numbers.every((number, at) => {
    const same = seen.every(({ numbers }) => numbers[at] === number)
    return (
      same || seen.every(({ page, numbers }) => (numbers[at] ?? Number.NaN) - page === number - first.page)
    )
  })
}

function placeAndText(line: TextLine): string {
  const [first] = line.segments
  const place = [line.y, first?.x ?? 0].map((value) => Math.round(value / samePlace))
  return `${place.join()} ${textOf(line).replace(/\d+/g, '#')}`
}

function numbersIn(line: TextLine): readonly number[] {
  return [...textOf(line).matchAll(/\d+/g)].map(([digits]) => Number(digits))
}

function textOf({ segments }: TextLine): string {
  return segments.map(({ text }) => text).join(' ')
}
