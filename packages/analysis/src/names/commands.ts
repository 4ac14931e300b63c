import type { Passage } from '../passage/passage.ts'

const shells = /^[\s*"”’'`]*(?:\/[a-z] ){0,3}\/[ck]\b/i
/** An option, or a word or two and an option: `ping -n`, `netstat -ano`, `at \\host`, `net user /add`, `reg add HKLM\…`. */
const options =
  /^(?: [\w.*]{1,30}){0,2} (?:-[a-z]|\/[a-z?]{1,15}(?![\w/]|\.\w)|\\\\[\w.*]|HK[A-Z]{2,3}[\\_])/i
/** `at \\host`, `at 12:00 /every:m cmd.exe` */
const ofAt = /^ (?:\\\\\w|\d{1,2}:\d\d(?::\d\d)? (?:\/\w|cmd\b|[\w\\:%]+\.(?:exe|bat|cmd|ps1)\b))/i
const behindWords = words('command commands utility utilities')
const runs =
  words(`use uses used using run runs ran running execute executes executed executing invoke invokes invoked
  invoking launch launches launched launching leverage leverages leveraged leveraging utilize utilizes utilized utilizing
  issue issued issuing via`)
const shortestCommand = 3

/**
 * Whether a program that every system has is run here: with options, in quotes as a command, or by a verb that says so. A
 * shell that only runs another command is not.
 */
export function isRun(passage: Passage, first: number, last: number): boolean {
  const { text, words } = passage
  const start = words.starts[first] ?? 0
  const end = words.ends[last] ?? start
  const isFile = /^\.exe\b/i.test(text.slice(end, end + 5))
  const behind = text.slice(isFile ? end + 4 : end, end + 70)
  if (shells.test(behind)) return false
  const name = text.slice(start, end)
  if (name === name.toUpperCase() && name.length > 1) return false
  if (name.length < shortestCommand && !isFile) return ofAt.test(behind)
  if (options.test(behind.replace(/^["”’'`]/, ''))) return true
  if (!isFile && isQuotedCommand(text, start, behind)) return true
  const next = words.texts[last + 1] ?? ''
  if (behindWords.has(next) && /^["”’'`*]{0,2} $/.test(text.slice(end, words.starts[last + 1]))) return true
  return isObject(passage, first) && isEndOfPhrase(behind)
}

/** `net use` in quotes or backticks, in lower case as one types it; not "the 'ping' address". */
function isQuotedCommand(text: string, start: number, behind: string): boolean {
  if (!/["“`]/.test(text[start - 1] ?? '') || !/\p{Ll}/u.test(text[start] ?? '')) return false
  const quoted = /^([ \w-]{0,30})["”`]/.exec(behind)
  return quoted !== null && (quoted[1] !== '' || isEndOfPhrase(behind.slice(1)))
}

function isObject({ words: { texts } }: Passage, first: number): boolean {
  const before = texts[first - 1] ?? ''
  return runs.has(before) || (before === 'the' && runs.has(texts[first - 2] ?? ''))
}

/** "using ping and curl", not "use route maps". */
function isEndOfPhrase(behind: string): boolean {
  return (
    !/^[ \u00a0][a-z]/i.test(behind) || /^ (?:and|or|to|command|for|as|on|in|against|with)\b/.test(behind)
  )
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
