import type { Candidate } from './candidate.ts'
import { closingQuote } from './closing-quote.ts'

/** What may stand in a part of a Windows path, and what may begin and end it: a space only inside. */
const edge = String.raw`[^\\/:*?"<>|&\s\u0060“”,;%\u2500-\u257f]`
/** Behind `.exe ` the sentence goes on. */
const inside = String.raw`(?:(?!\.[A-Za-z0-9]{2,4}\s)[^\\/:*?"<>|\r\n\t\u0060“”,;%])`
const folder = String.raw`${edge}(?:${inside}{0,60}${edge})?\\{1,2}`
const last = String.raw`[^\\/:*?"<>|&\u2500-\u257f\s\u0060“”‘’',;()[\]{}]{1,120}`
const windows = new RegExp(`(?:${folder}){0,16}(?:${last})?`, 'y')

/** Where a Windows path begins, read backwards from its first backslash: a drive, a variable, or a share. */
const root =
  /(?:(?<![A-Za-z0-9])[A-Za-z]:|%[A-Za-z_][\w()]{1,30}%|\$env:[A-Za-z_]\w{1,30}|(?<![\\\w])\\\\[\w.$-]{1,64})$/i
const longestRoot = 68

/** Folders at the root of Linux, macOS and Android, and the home of a user. */
const unix =
  /(?:\/(?:tmp|var|etc|usr|opt|home|root|dev|bin|sbin|lib|lib64|mnt|proc|sys|srv|boot|run|Library|Users|Applications|private|System|Volumes|data|storage|sdcard)|~)\/(?:[^\s"'`<>|,;()[\]{}“”‘’*:\\]| (?=(?:[A-Z0-9]\w{0,20} ){0,3}[A-Z0-9]\w{0,20}\.app\b)|(?<=Application) (?=Support\/)){1,200}/y

/** A drive or a variable, then what file names may hold; behind `.exe ` stand arguments. */
const isPath = /^(?!.*\.[A-Za-z0-9]{2,4}\s)[^:]{0,2}:?[^:*?"<>|\r\n\t,;]+$/

/** The path whose first backslash stands at `at`, as written; `from` is where the last one ended. */
export function windowsPathAt(text: string, at: number, from: number): Candidate | undefined {
  const before = text.slice(Math.max(from, at - longestRoot), at)
  const drive = root.exec(before)?.[0]
  if (drive === undefined) return undefined
  const start = at - drive.length
  let afterRoot = at + 1
  while (text.charCodeAt(afterRoot) === 0x5c && afterRoot < at + 2) afterRoot++
  const quoteEnd = closingQuote(text, start)
  if (quoteEnd !== undefined && isPath.test(text.slice(start, quoteEnd)))
    return candidateOf(text, start, quoteEnd)
  windows.lastIndex = afterRoot
  windows.test(text)
  return candidateOf(text, start, windows.lastIndex)
}

/** The path that begins with the slash or tilde at `at`, as written. */
export function unixPathAt(text: string, at: number): Candidate | undefined {
  if (/[\w.\-:/\\)%@~+*]/.test(text.charAt(at - 1))) return undefined
  unix.lastIndex = at
  return unix.test(text) ? candidateOf(text, at, unix.lastIndex) : undefined
}

/** Without the full stop of the sentence; something must stand behind the root. */
function candidateOf(text: string, start: number, end: number): Candidate | undefined {
  const value = text
    .slice(start, end)
    .replace(/[.…_*!?-]+$/, '')
    .replace(/(?<=\.(?:exe|dll|txt|zip|bat|ps1|vbs|dat))[A-Z][a-z]+\w{0,20}$/, '')
    .replace(/(\.[A-Za-z0-9]{2,4})\\+$/, (whole, ending) => (text.charAt(end) === '"' ? ending : whole))
  return /[\\/][^\\/]*[A-Za-z0-9][^\\/]*[\\/]?$/.test(value)
    ? { type: 'file-path', value, start, end: start + value.length }
    : undefined
}
