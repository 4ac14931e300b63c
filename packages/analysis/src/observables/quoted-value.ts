import type { Candidate } from './candidate.ts'

const userAgent = /\buser[- ]?agents?\b[^\n`"“”.]{0,24}[`"“](?<value>[A-Za-z][^\n`"“”]{3,200})[`"”]/iy
const mutex = /\bmutex(?:es)?\b[^\n`"“”.]{0,40}[`"“](?<value>[^\s`"“”][^\n`"“”]{2,120})[`"”]/iy

/** The mutex that the word at `start` announces, and that stands between quotes or backticks right behind. */
export function mutexAt(text: string, start: number): Candidate | undefined {
  return quotedBehind(mutex, 'mutex', text, start)
}

/** The user agent that the words at `start` announce, likewise. */
export function userAgentAt(text: string, start: number): Candidate | undefined {
  return quotedBehind(userAgent, 'user-agent', text, start)
}

function quotedBehind(
  spelling: RegExp,
  type: 'mutex' | 'user-agent',
  text: string,
  start: number,
): Candidate | undefined {
  spelling.lastIndex = start
  const value = spelling.exec(text)?.groups?.['value']
  if (value === undefined) return undefined
  const end = spelling.lastIndex - 1
  return { type, value, start: end - value.length, end }
}
