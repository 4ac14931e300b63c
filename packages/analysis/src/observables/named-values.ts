import type { ObservableType } from '@huntwire/intel-model'
import type { Candidate } from './candidate.ts'

/** Values that have no form of their own: what a text names and puts between quotes or backticks right behind. */
const named: readonly (readonly [type: ObservableType, pattern: RegExp])[] = [
  ['user-agent', /\buser[- ]?agents?\b[^\n`"“”.]{0,24}[`"“](?<value>[A-Za-z][^\n`"“”]{3,200})[`"”]/gi],
  ['mutex', /\bmutex(?:es)?\b[^\n`"“”.]{0,40}[`"“](?<value>[^\s`"“”][^\n`"“”]{2,120})[`"”]/gi],
  ['file-ssdeep', /(?<![\w:+/])(?<value>\d{2,7}:[A-Za-z0-9+/]{8,64}:[A-Za-z0-9+/]{8,64})(?![\w:+/])/g],
]

/** User agents and mutexes that a text labels as such, and ssdeep hashes. */
export function namedValues(text: string): Candidate[] {
  return named.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match.groups?.['value']
      if (value === undefined) return []
      const start = match.index + match[0].lastIndexOf(value)
      return [{ type, value, start, end: start + value.length }]
    }),
  )
}
