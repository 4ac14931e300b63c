import { plainLine } from '../visible-text.ts'

/** What renderers of GitHub's Markdown make links of by themselves, or would if it were not defanged; code stays text. */
const linkLike = /:\/\/|www\.|@|\[(?:\.|:|dot|at)\]/i

/**
 * Text of an article as inline Markdown in one line, which reads back as `plainLine(text)`: it opens no heading, list,
 * emphasis, code, link, image, HTML or entity, wherever in a line it stands (CommonMark 0.31 with GitHub's additions).
 */
export function escapeText(text: string): string {
  return plainLine(text)
    .split(' ')
    .map((word) => (linkLike.test(word) ? codeSpan(word) : escapeMarks(word)))
    .join(' ')
    .replace(/^[#>+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/ #+$/, (closing) => closing.replace('#', '\\#'))
}

/** Text in a code span, or nothing when there is none. Its backticks cannot end it. */
export function codeSpan(text: string): string {
  const line = plainLine(text)
  if (line === '') return ''
  const ticks = '`'.repeat(longestRun(line, '`') + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${ticks}${space}${line}${space}${ticks}`
}

/** Code as it is between lines of tildes, of which it has no run as long. */
export function fence(code: string, language: string): string {
  const tildes = '~'.repeat(Math.max(4, longestRun(code, '~') + 1))
  return `${tildes}${language}\n${code.replace(/\n$/, '')}\n${tildes}`
}

function longestRun(text: string, mark: string): number {
  let longest = 0
  let run = 0
  for (const character of text) {
    run = character === mark ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

function escapeMarks(word: string): string {
  return word.replace(/[\\`*[\]<~]|_+|&(?=#?\w+;)/g, (marks, at: number) => escapeRun(word, marks, at))
}

function escapeRun(word: string, marks: string, at: number): string {
  const before = word[at - 1] ?? ''
  const after = word[at + marks.length] ?? ''
  if (marks === '\\') return after === '' || isPunctuation(after) ? '\\\\' : '\\'
  if (marks.startsWith('_') && isWord(before) && isWord(after)) return marks
  return marks.replace(/./g, '\\$&')
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

/** ASCII punctuation: a backslash in front of anything else is a backslash. */
function isPunctuation(character: string): boolean {
  return /[!-/:-@[-`{-~]/.test(character)
}
