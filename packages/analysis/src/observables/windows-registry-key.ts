import type { Candidate } from './candidate.ts'

const spelling =
  /\b(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)):?\\{1,2}(?:[^\\\s"'`|<>*?,;][^\\\n\t"'`|<>*?,;]{0,60}\\{1,2}){0,12}[^\\\s"'`|<>*?,;()[\]]{1,80}/y

/** The registry key whose hive is written at `start`, as written. */
export function registryKeyAt(text: string, start: number): Candidate | undefined {
  spelling.lastIndex = start
  const match = spelling.exec(text)
  if (match === null) return undefined
  const value = match[0].replace(/[.:]+$/, '')
  return { type: 'windows-registry-key', value, start, end: start + value.length }
}
