import type { Candidate } from './candidate.ts'

/** Whether `text` is an IPv6 address in any form of RFC 4291 §2.2, without zone. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2 || text.length < 3 || text.length > 45) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const embedded = last.includes('.')
  if (embedded && !/^(?:\d{1,3}\.){3}\d{1,3}$/.test(last)) return false
  const plain = embedded ? groups.slice(0, -1) : groups
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false
  const count = plain.length + (embedded ? 2 : 0)
  return halves.length === 2 ? count < 8 && groups.length > 0 : count === 8
}

const prefixLength = /\/(?:12[0-8]|1[01]\d|\d{1,2})(?![\w/.-]*\w)/y

/** The address or network whose first colon stands at `colon`, and where reading goes on; it begins at `from` or later. */
export function ipv6AddressAt(
  text: string,
  colon: number,
  from: number,
): { readonly end: number; readonly candidate: Candidate | undefined } {
  let start = colon
  while (start > from && start > colon - 5 && isHexUnit(text.charCodeAt(start - 1))) start--
  let end = colon
  while (end < text.length && isIpv6Unit(text.charCodeAt(end))) end++
  const value = withoutStop(text.slice(start, Math.min(end, start + 48)))
  const bounded = !/[\w.:-]/.test(text.charAt(start - 1)) && !/[\w-]/.test(text.charAt(end))
  const isAddress = bounded && value.indexOf(':') !== value.lastIndexOf(':') && isIpv6(value)
  return {
    end: Math.max(end, colon + 1),
    candidate: isAddress ? addressOrNetwork(text, value, start) : undefined,
  }
}

function addressOrNetwork(text: string, value: string, start: number): Candidate {
  const end = start + value.length
  prefixLength.lastIndex = end
  if (!prefixLength.test(text)) return { type: 'ipv6-addr', value, start, end }
  const networkEnd = prefixLength.lastIndex
  return { type: 'ipv6-cidr', value: text.slice(start, networkEnd), start, end: networkEnd }
}

/** Without the full stop or colon of the sentence behind it; `::` at the end is the address's own. */
function withoutStop(written: string): string {
  const last = written.at(-1)
  return last === '.' || (last === ':' && written.at(-2) !== ':') ? written.slice(0, -1) : written
}

function isHexUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66)
}

function isIpv6Unit(unit: number): boolean {
  return isHexUnit(unit) || unit === 0x3a || unit === 0x2e
}
