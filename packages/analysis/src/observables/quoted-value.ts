import type { Candidate } from './candidate.ts'

const userAgent = /\buser[- ]?agents?\b[^\n`"“”.]{0,24}[`"“](?<value>[A-Za-z][^\n`"“”]{3,200})[`"”]/iy
const mutex = /\bmutex(?:es)?\b[^\n`"“”.]{0,40}[`"“](?<value>[^\s`"“”][^\n`"“”]{2,120})[`"”]/iy

/** The user agent or mutex that the word at `start` announces, and that stands between quotes or backticks right behind. */
export function quotedValueAt(text: string, start: number): Candidate | undefined {
  const isMutex = (text.charCodeAt(start) | 0x20) === 0x6d
  const spelling = isMutex ? mutex : userAgent
  spelling.lastIndex = start
  const value = spelling.exec(text)?.groups?.['value']
  if (value === undefined) return undefined
  const end = spelling.lastIndex - 1
  return { type: isMutex ? 'mutex' : 'user-agent', value, start: end - value.length, end }
}
