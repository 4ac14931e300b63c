import { isBitcoinAddress } from './btc.ts'
import type { Candidate } from './candidate.ts'

/** Values that their own form gives away, found by one pattern in one pass. */
const pattern =
  /(?<![\w:-])(?<mac>(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2})(?![\w:-])|\b(?<system>ASN?[ -]?\d{3,10})\b|\b(?<eth>0x[0-9a-fA-F]{40})\b|\b(?<btc>[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71})\b|\b(?<key>(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)):?\\{1,2}(?:[^\\\s"'`|<>*?,;][^\\\n\t"'`|<>*?,;]{0,60}\\{1,2}){0,12}[^\\\s"'`|<>*?,;()[\]]{1,80})/g

/** MAC addresses, autonomous systems, Ethereum and Bitcoin addresses, and registry keys of Windows. */
export function labelledValues(text: string): Candidate[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(pattern)) {
    const candidate = candidateOf(match)
    if (candidate !== undefined) found.push(candidate)
  }
  return found
}

function candidateOf({ 0: written, index, groups }: RegExpExecArray): Candidate | undefined {
  const span = { value: written, start: index, end: index + written.length }
  if (groups?.['mac'] !== undefined) return { type: 'mac-addr', ...span }
  if (groups?.['eth'] !== undefined) return { type: 'eth', ...span }
  if (groups?.['btc'] !== undefined) return isBitcoinAddress(written) ? { type: 'btc', ...span } : undefined
  if (groups?.['system'] !== undefined) return systemOf(span)
  const value = written.replace(/[.:]+$/, '')
  return { type: 'windows-registry-key', value, start: index, end: index + value.length }
}

const largestSystem = 4_294_967_295

/** `AS400` is a machine of IBM's. */
function systemOf(span: Omit<Candidate, 'type'>): Candidate | undefined {
  const number = Number(/\d+$/.exec(span.value)?.[0])
  if (number === 400 || number > largestSystem) return undefined
  return { type: 'autonomous-system', ...span, value: `AS${number}` }
}
