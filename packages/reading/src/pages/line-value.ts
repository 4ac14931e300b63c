import type { ScannedPage } from './scan-page.ts'
import type { Line } from './text-writer.ts'

/** Characters that say a word or more each. */
const wordCharacters = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g

/** How long a line is for a reader: characters outside links, those of Chinese, Japanese and Korean counted double. */
export function plainLength(page: Pick<ScannedPage, 'text'>, line: Line): number {
  const length = line.end - line.start
  const dense = page.text.slice(line.start, Math.min(line.end, line.start + 2_000)).match(wordCharacters)?.length ?? 0
  return Math.max(0, length + dense - line.linked)
}

export function linkShare(line: Line): number {
  return line.linked / Math.max(1, line.end - line.start)
}
