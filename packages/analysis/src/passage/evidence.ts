import { type Evidence, maxQuoteLength } from '@huntwire/intel-model'
import type { Passage } from './passage.ts'
import { indexAt } from './spans.ts'

/** Evidence of exactly `[start, end)`; what is longer than a quote may be is cut at its end. */
export function exactEvidence(passage: Passage, start: number, end: number): Evidence {
  return evidenceOf(passage, start, Math.min(end, wholeBefore(passage.text, start + maxQuoteLength)))
}

/** Evidence of the sentence around `[start, end)`; a long sentence is cut to the words around the hit. */
export function sentenceEvidence(passage: Passage, start: number, end: number): Evidence {
  const { text, sentences } = passage
  const first = indexAt(sentences.starts, start)
  const from = Math.min(sentences.starts[first] ?? start, start)
  const to = Math.max(sentences.ends[first] ?? end, end)
  if (to - from <= maxQuoteLength) return evidenceOf(passage, from, to)
  if (end - start > maxQuoteLength) return exactEvidence(passage, start, end)
  const spare = Math.floor((maxQuoteLength - (end - start)) / 2)
  const left = start - from <= spare ? from : wordStartAfter(text, Math.max(from, start - spare), start)
  const right = Math.min(to, left + maxQuoteLength)
  return evidenceOf(passage, left, right === to ? to : wordEndBefore(text, right, end))
}

/** The index of the sentence that `offset` is in or behind, or -1. */
export function sentenceAt(passage: Passage, offset: number): number {
  return indexAt(passage.sentences.starts, offset)
}

/** The number of line feeds before `offset`. */
export function lineAt(passage: Passage, offset: number): number {
  return indexAt(passage.lineStarts, offset)
}

/** The text of a line, without its line feed. */
export function lineText(passage: Passage, line: number): string {
  const start = passage.lineStarts[line] ?? passage.text.length
  const next = passage.lineStarts[line + 1]
  return passage.text.slice(start, next === undefined ? passage.text.length : next - 1)
}

function evidenceOf(passage: Passage, start: number, end: number): Evidence {
  const block = passage.place === 'title' ? 'title' : lineAt(passage, start)
  const page =
    passage.pageStarts.length === 0 ? {} : { page: Math.max(0, indexAt(passage.pageStarts, start)) + 1 }
  return { quote: passage.text.slice(start, end), start, end, block, ...page }
}

function wholeBefore(text: string, end: number): number {
  return isLowSurrogate(text, end) ? end - 1 : end
}

function wordStartAfter(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from)
  const start = space === -1 || space >= limit ? from : space + 1
  return isLowSurrogate(text, start) ? start + 1 : start
}

function wordEndBefore(text: string, to: number, limit: number): number {
  const space = text.lastIndexOf(' ', to)
  return wholeBefore(text, space > limit ? space : to)
}

function isLowSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff
}
