import type { TextRange } from '@huntwire/intel-model'
import { commentFinder } from './comment-parts.ts'
import { withoutPitches } from './drop-pitches.ts'
import { findContainer, sumUp } from './find-container.ts'
import { type BodyText, lineValue, proseLengthOf } from './line-value.ts'
import { junkFinder, type Trust } from './main-junk.ts'
import { fromAbove, type PageElement } from './page-element.ts'
import type { Line } from './text-writer.ts'
import { trimLines } from './trim-lines.ts'

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
  const isComment = commentsIn(body)
  const lines = body.lines.filter((line) => !isComment(line.element))
  const values = new Map(lines.map((line) => [line, lineValue(body.text, line)]))
  const proseLines = lines
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
    const inside = lines.filter((line) => isInside(line.element) && !isJunk(line.element) && !isTitle(line))
    const chosen = trimLines(body.text, withoutPitches(body.text, inside), (line) => proseOf(line) > 0)
    return {
      lines: chosen,
      proseInside,
      prose: chosen.reduce((sum, line) => sum + proseOf(line), 0),
    }
  }

  function valuesWithoutJunk(trust: Trust) {
    const all = proseLines.reduce((sum, { value }) => sum + value, 0)
    const isJunk = junkFinder(
      { lines: proseLines, shareOf: (element) => (prose.get(element) ?? 0) / all },
      trust,
    )
    return lines.map((line) => {
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

function commentsIn({ text, lines }: BodyText): (element: PageElement) => boolean {
  const prose = lines.map((line) => ({ element: line.element, value: proseLengthOf(text, line) }))
  const sums = sumUp(prose)
  const all = prose.reduce((sum, { value }) => sum + value, 0)
  return commentFinder((element) => (sums.get(element) ?? 0) / all)
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
