import type { AddressWarning } from './address-warning.ts'

/** IANA's special-purpose registry for IPv6 (RFC 6890 and its updates): the first bits, in hexadecimal digits. */
const specialPrefixes: readonly (readonly [string, number, AddressWarning['kind'], string])[] = [
  ['::1', 128, 'special', 'loopback (RFC 4291)'],
  ['::', 128, 'special', 'the unspecified address (RFC 4291)'],
  ['fe80::', 10, 'special', 'link-local addresses (RFC 4291)'],
  ['fc00::', 7, 'private', 'unique local addresses (RFC 4193)'],
  ['ff00::', 8, 'special', 'multicast (RFC 4291)'],
  ['2001:db8::', 32, 'documentation', 'documentation addresses (RFC 3849)'],
  ['3fff::', 20, 'documentation', 'documentation addresses (RFC 9637)'],
  ['100::', 64, 'special', 'discard-only addresses (RFC 6666)'],
]
const wellKnownResolvers = new Set(
  '2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001 2620:fe::fe 2620:fe::9 2620:119:35::35 2620:119:53::53'
    .split(' ')
    .map(bitsOf),
)
const prefixes = specialPrefixes.map(([address, length, kind, list]) => ({
  bits: bitsOf(address).slice(0, length),
  kind,
  list,
}))

/** What is known of an IPv6 address (valid, without zone). */
export function ipv6Warning(address: string): AddressWarning | undefined {
  const bits = bitsOf(address)
  if (wellKnownResolvers.has(bits)) return { kind: 'resolver', list: 'well-known DNS resolvers', exact: true }
  const prefix = prefixes.find((one) => bits.startsWith(one.bits))
  return prefix && { kind: prefix.kind, list: prefix.list, exact: false }
}

/** The 128 bits of an address as zeros and ones. */
function bitsOf(address: string): string {
  const [head = '', tail] = withoutDots(address).split('::')
  const left = groupsOf(head)
  const right = tail === undefined ? [] : groupsOf(tail)
  const missing = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array.from({ length: missing }, () => 0), ...right]
    .map((group) => group.toString(2).padStart(16, '0'))
    .join('')
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

/** `::ffff:192.0.2.1` → `::ffff:c000:201`. */
function withoutDots(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
}
