import type { Spans } from './spans.ts'

const abbreviations = new Set(
  'mr mrs ms dr prof inc ltd corp co vs no nos fig figs al approx st sr jr dept est cf bzw ca'.split(' '),
)
const closers = '"\'”’)]*_`»'

/**
 * Sentences of a text, without the white space around them. A line feed ends a sentence unless the line was only
 * wrapped (the next one goes on in lower case); a row of table cells ends with its line.
 */
export function findSentences(text: string): Spans {
  const starts: number[] = []
  const ends: number[] = []
  let from = 0
  let inRow = false
  marks.lastIndex = 0
  while (marks.test(text)) {
    const at = marks.lastIndex - 1
    const unit = text.charCodeAt(at)
    if (unit === 0x09) inRow = true
    const end = sentenceEnd(text, at, inRow)
    if (unit === 0x0a) inRow = false
    if (end === undefined) continue
    add(from, end)
    from = end
    marks.lastIndex = end
  }
  add(from, text.length)
  return { starts: new Int32Array(starts), ends: new Int32Array(ends) }

  function add(start: number, end: number): void {
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (end === start) return
    starts.push(start)
    ends.push(end)
  }
}

/** What a sentence or a cell of a table ends with. */
const marks = /[\t\n.!?\u3002\uff01\uff1f]/g

/** Where the sentence that stops with the character at `at` ends; undefined when it does not stop there. */
function sentenceEnd(text: string, at: number, inRow: boolean): number | undefined {
  switch (text.charCodeAt(at)) {
    case 0x0a:
      return !inRow && isWrapped(text, at) ? undefined : at + 1
    case 0x2e:
    case 0x21:
    case 0x3f:
      return stopEnd(text, at)
    case 0x3002:
    case 0xff01:
    case 0xff1f:
      return at + 1
    default:
      return undefined
  }
}

function stopEnd(text: string, at: number): number | undefined {
  let end = at + 1
  while (
    end < text.length &&
    end < at + 6 &&
    (closers.includes(text.charAt(end)) || text.charAt(end) === '.')
  )
    end++
  if (end === text.length) return end
  const next = text.charCodeAt(end)
  if (next !== 0x20 && next !== 0x09) return undefined
  if (text.charCodeAt(at) === 0x2e && isAbbreviation(text, at)) return undefined
  return isLowerCase(text.charCodeAt(end + 1)) ? undefined : end
}

/** `e.g.`, `U.S.`, initials, and a few that are usually followed by a name. */
function isAbbreviation(text: string, dot: number): boolean {
  let start = dot
  while (start > 0 && start > dot - 8 && isLetter(text.charCodeAt(start - 1))) start--
  const length = dot - start
  if (length === 0) return false
  if (length === 1) return text.charAt(start - 1) === '.' || /[A-Z]/.test(text.charAt(start))
  return abbreviations.has(text.slice(start, dot).toLowerCase())
}

function isWrapped(text: string, lineFeed: number): boolean {
  const before = text.charCodeAt(lineFeed - 1)
  return isLowerCase(text.charCodeAt(lineFeed + 1)) && (isLetter(before) || before === 0x2c)
}

function isLowerCase(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

function isLetter(unit: number): boolean {
  return isLowerCase(unit | 0x20) || unit >= 0xc0
}

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x2028 || unit === 0xfeff
  )
}
