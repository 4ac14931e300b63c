import type { Candidate } from './candidate.ts'

const spelling = /(?<![\w:+/])\d{2,7}:[A-Za-z0-9+/]{8,64}:[A-Za-z0-9+/]{8,64}(?![\w:+/])/y

/** The ssdeep hash whose first colon stands at `colon`. */
export function fileSsdeepAt(text: string, colon: number): Candidate | undefined {
  let start = colon
  while (start > colon - 8 && isDigit(text.charCodeAt(start - 1))) start--
  if (start > colon - 2) return undefined
  spelling.lastIndex = start
  return spelling.test(text)
    ? { type: 'file-ssdeep', value: text.slice(start, spelling.lastIndex), start, end: spelling.lastIndex }
    : undefined
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
