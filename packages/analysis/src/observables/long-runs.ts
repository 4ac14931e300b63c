import { capitals, digits, smallLetters, unitTable } from '../passage/unit-kinds.ts'
import type { Candidate } from './candidate.ts'
import { hashTypeOf, isImphash } from './file-hash.ts'
import { walletTypeOf } from './wallets.ts'

/** No hash and no wallet address is shorter. */
const shortestRun = 26

const inRun = unitTable([[digits + capitals + smallLetters, 1]])

/**
 * Hashes and wallet addresses: whole runs of letters and digits. `names` holds start and end of what is a URL, a mail
 * address or a host, in order: no hash stands there, but a wallet's address may. Only one unit in 26 is looked at.
 */
export function longRuns(text: string, names: readonly number[]): Candidate[] {
  const found: Candidate[] = []
  let name = 0
  for (let probe = shortestRun - 1; probe < text.length; probe += shortestRun) {
    if (inRun[text.charCodeAt(probe)] === 0) continue
    let start = probe
    while (start > 0 && inRun[text.charCodeAt(start - 1)] === 1) start--
    while (probe < text.length && inRun[text.charCodeAt(probe)] === 1) probe++
    if (probe - start < shortestRun) continue
    while ((names[name + 1] ?? text.length + 1) <= start) name += 2
    const isInName = (names[name] ?? text.length) <= start
    const candidate = candidateOf(text, start, probe, isInName)
    if (candidate !== undefined) found.push(candidate)
  }
  return found
}

function candidateOf(text: string, start: number, end: number, isInName: boolean): Candidate | undefined {
  const length = end - start
  if (length > 128) return undefined
  const value = text.slice(start, end)
  const type = isInName ? undefined : hashTypeOf(value)
  if (type !== undefined) {
    const imphash = type === 'file-md5' && isImphash(text.slice(Math.max(0, start - 24), start))
    return { type: imphash ? 'file-imphash' : type, value: value.toLowerCase(), start, end }
  }
  const wallet = walletTypeOf(value)
  return wallet === undefined ? undefined : { type: wallet, value, start, end }
}
