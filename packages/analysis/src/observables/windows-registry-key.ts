import type { Candidate } from './candidate.ts'
import { closingQuote } from './closing-quote.ts'

const edge = String.raw`[^\\\s"'\u0060|<>*?,;/:“”‘’]`
const inside = String.raw`[^\\\n\t"'\u0060|<>*?,;/:“”‘’]`
/** A part of a key may hold spaces inside; the last one ends with the first space. */
const spelling = new RegExp(
  String.raw`\b(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)):?\\{1,2}(?:${edge}${inside}{0,60}\\{1,2}){0,12}(?:Real-Time Protection\b|[^\\\s"'\u0060|<>*?,;/:()[\]“”‘’]{1,80})`,
  'y',
)

/** Between quotes the last part may hold spaces too. */
const isKey = /^[A-Z_]{3,22}:?\\[^\n\t"'`|<>*?,;/:“”‘’]{1,240}$/

/** The registry key whose hive is written at `start`, as written. */
export function registryKeyAt(text: string, start: number): Candidate | undefined {
  spelling.lastIndex = start
  const match = spelling.exec(text)
  if (match === null) return undefined
  const quoted = text.slice(start, closingQuote(text, start) ?? start)
  const key = isKey.test(quoted) ? quoted : match[0].replace(/[.:]+$/, '')
  const value = text.charAt(start + key.length) === '"' ? key.replace(/\\+$/, '') : key
  return { type: 'windows-registry-key', value, start, end: start + value.length }
}
