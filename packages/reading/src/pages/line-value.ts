import { blockElements } from './element-effects.ts'
import { type PageElement, pathUp } from './page-element.ts'
import type { Line } from './text-writer.ts'

/** A body text and its lines. */
export type BodyText = { readonly text: string; readonly lines: readonly Line[] }

const proseLength = 50
const mostOfOneLine = 1_000

/** Characters that say a word or more each. */
const wordCharacters = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g
const ellipsisAtEnd = /(?:\.\.\.|…)\W{0,3}$/

/**
 * What a line is worth to a reader of the article: the length of prose; below nothing what menus, link lists and teasers
 * of other articles are made of.
 */
export function lineValue(text: string, line: Line): number {
  const share = linkShare(line)
  if (share > 0.5 || isTeaser(text, line)) return -20
  const length = plainLength(text, line)
  return length >= proseLength && !isHeading(line) ? Math.min(length, mostOfOneLine) : -5
}

/** `lineValue` where it is the length of prose, else 0. */
export function proseLengthOf(text: string, line: Line): number {
  return Math.max(0, lineValue(text, line))
}

export function linkShare(line: Line): number {
  return line.linked / Math.max(1, line.end - line.start)
}

export function isHeading(line: Line): boolean {
  return /^h[1-6]$/.test(blockOf(line).name)
}

/** The innermost block element around a line. */
export function blockOf(line: Line): PageElement {
  for (const above of pathUp(line.element)) if (blockElements.has(above.name)) return above
  return line.element
}

/** The characters outside links; those of Chinese, Japanese and Korean count double. */
function plainLength(text: string, line: Line): number {
  const dense = text.slice(line.start, Math.min(line.end, line.start + 2_000)).match(wordCharacters)
  return line.end - line.start + (dense?.length ?? 0) - line.linked
}

/** A link and the cut beginning of what it leads to. */
function isTeaser(text: string, line: Line): boolean {
  return line.linked > 0 && ellipsisAtEnd.test(text.slice(Math.max(line.start, line.end - 10), line.end))
}
