import type { TextRange } from '@huntwire/intel-model'
import { withoutPitches } from './drop-pitches.ts'
import { findContainer, sumUp } from './find-container.ts'
import { type BodyText, blockOf, isHeading, lineValue, linkShare } from './line-value.ts'
import { junkFinder, type Trust } from './main-junk.ts'
import { fromAbove, type PageElement } from './page-element.ts'
import type { Line } from './text-writer.ts'

/** How the main text was found. */
export type MainMethod = 'container' | 'container-unlabelled' | 'whole-body'

type Main = { readonly main: readonly TextRange[]; readonly method: MainMethod }

/** No article has more; finding the main text stays cheap. */
export const mostLines = 50_000

/** How much of the prose of the container must be left when parts are taken out by their labels. */
const enoughLeft = 0.5

/**
 * Which lines of a body are the article itself. Lines are worth what a reader finds in them; the container is the element
 * that holds most worth; in it, parts beside the article go (captions, bylines, shares, related posts), and so do links
 * and pitches, and what stands before the first line of prose and behind the last.
 */
export function chooseMain(body: BodyText, title: string | null): Main {
  if (body.lines.length > mostLines) return { main: wholeOf(body.text), method: 'whole-body' }
  const values = new Map(body.lines.map((line) => [line, lineValue(body.text, line)]))
  const proseLines = body.lines
    .map((line) => ({ element: line.element, value: proseOf(line) }))
    .filter(({ value }) => value > 0)
  const prose = sumUp(proseLines)
  const labelled = chooseTrusting('labels')
  if (labelled.prose >= enoughLeft * labelled.proseInside && labelled.lines.length > 0)
    return { main: rangesOf(labelled.lines), method: 'container' }
  const unlabelled = chooseTrusting('elements')
  if (unlabelled.lines.length > 0) return { main: rangesOf(unlabelled.lines), method: 'container-unlabelled' }
  return { main: wholeOf(body.text), method: 'whole-body' }

  function chooseTrusting(trust: Trust) {
    const container = findContainer(sumUp(valuesWithoutJunk(trust)))
    const proseInside = container === null ? 0 : (prose.get(container) ?? 0)
    const isInside = within(container)
    const isJunk = junkFinder(
      {
        lines: proseLines.filter(({ element }) => isInside(element)),
        shareOf: (element) => (prose.get(element) ?? 0) / proseInside,
      },
      trust,
    )
    const inside = body.lines.filter(
      (line) => isInside(line.element) && !isJunk(line.element) && !isTitle(line),
    )
    const lines = trimmed(body.text, withoutPitches(body.text, inside), (line) => proseOf(line) > 0)
    return { lines, proseInside, prose: lines.reduce((sum, line) => sum + proseOf(line), 0) }
  }

  function valuesWithoutJunk(trust: Trust) {
    const all = proseLines.reduce((sum, { value }) => sum + value, 0)
    const isJunk = junkFinder(
      { lines: proseLines, shareOf: (element) => (prose.get(element) ?? 0) / all },
      trust,
    )
    return body.lines.map((line) => {
      const value = values.get(line) ?? 0
      return { element: line.element, value: value > 0 && isJunk(line.element) ? 0 : value }
    })
  }

  function proseOf(line: Line): number {
    return Math.max(0, values.get(line) ?? 0)
  }

  function isTitle(line: Line): boolean {
    return (
      title !== null &&
      line.end - line.start <= title.length &&
      body.text.slice(line.start, line.end) === title
    )
  }
}

/** From the first line of prose to the last, and the paragraphs, lists and tables that stand with them. */
function trimmed(text: string, lines: readonly Line[], isProse: (line: Line) => boolean): readonly Line[] {
  let first = lines.findIndex((line) => isProse(line) && !isByline(text, line))
  let last = lines.findLastIndex(isProse)
  if (first < 0) return []
  while (isSameFlow(lines[first - 1], lines[first]) && isSentence(text, lines[first - 1])) first--
  while (isSameFlow(lines[last + 1], lines[last])) last++
  return lines.slice(first, listEnd(lines, last) + 1)
}

const bylineStart =
  /^\W{0,3}(?:(?:written |posted |published )?by|published|updated|posted|last (?:updated|modified))\b/i
const sentenceEnd = /[.!?:…。！？]["'”’»)\]]{0,2}$/

/** Who wrote it and when, in whatever element. */
function isByline(text: string, line: Line): boolean {
  return (
    line.end - line.start < 200 &&
    bylineStart.test(text.slice(line.start, line.end)) &&
    !isSentence(text, line)
  )
}

function isSentence(text: string, line: Line | undefined): boolean {
  return line !== undefined && sentenceEnd.test(text.slice(Math.max(line.start, line.end - 4), line.end))
}

function isSameFlow(line: Line | undefined, neighbour: Line | undefined): boolean {
  if (line === undefined || neighbour === undefined || linkShare(line) > 0.5) return false
  const [one, other] = [blockOf(line), blockOf(neighbour)]
  return one.name === 'p' && other.name === 'p' && one.parent === other.parent
}

const listed = new Set(['li', 'pre', 'tr', 'table', 'dd', 'dt', 'code'])

/** The end of the lists, tables and listings, each under a heading or not, that follow the last line of prose. */
function listEnd(lines: readonly Line[], last: number): number {
  let end = last
  for (let at = last + 1; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined || linkShare(line) > 0.3) break
    if (listed.has(blockOf(line).name)) end = at
    else if (!isHeading(line)) break
  }
  return end
}

function within(container: PageElement | null): (element: PageElement) => boolean {
  return fromAbove<boolean>((element, above) => above === true || element === container)
}

function wholeOf(text: string): readonly TextRange[] {
  return text === '' ? [] : [{ start: 0, end: text.length }]
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
