import { parseIpAddress } from './ip-address.ts'

/** IANA special-purpose registry for IPv4, and what cloud hosts add to it: network, bits, what it is. */
const ipv4Blocks: readonly (readonly [network: string, bits: number, what: string])[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'carrier-grade NAT'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local, where cloud metadata lives'],
  ['168.63.129.16', 32, 'cloud metadata'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.88.99.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'benchmarking'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
]

/** Parts of global unicast (2000::/3) that are not the public Internet. */
const ipv6Blocks: readonly (readonly [network: string, bits: number, what: string])[] = [
  ['2001::', 23, 'reserved (Teredo and others)'],
  ['2001:db8::', 32, 'documentation'],
  ['3fff::', 20, 'documentation'],
]

/** IPv6 forms that carry an IPv4 address: how many bits stand before it. */
const embeddings: readonly (readonly [network: string, bits: number])[] = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
]

/** Why this IP address must not be connected to; null when it is on the public Internet. Anything unreadable is refused. */
export function forbiddenAddress(address: string): string | null {
  const parsed = parseIpAddress(address)
  if (parsed === null) return `${address} is no IP address`
  const what = parsed.version === 4 ? classifyIpv4(parsed.value) : classifyIpv6(parsed.value)
  return what === null ? null : `${address} is not on the public Internet (${what})`
}

function classifyIpv4(value: number): string | null {
  const block = ipv4Blocks.find(
    ([network, bits]) => value >>> 0 === value && prefix4(value, bits) === prefix4(ipv4(network), bits),
  )
  return block?.[2] ?? null
}

function classifyIpv6(value: bigint): string | null {
  if (value === 0n) return 'unspecified'
  if (value === 1n) return 'loopback'
  for (const [network, bits] of embeddings) {
    if (!inBlock6(value, network, bits)) continue
    return classifyIpv4(Number((value >> BigInt(96 - bits)) & 0xffff_ffffn))
  }
  if (!inBlock6(value, '2000::', 3)) return 'not global unicast'
  return ipv6Blocks.find(([network, bits]) => inBlock6(value, network, bits))?.[2] ?? null
}

function prefix4(value: number, bits: number): number {
  return Math.floor(value / 2 ** (32 - bits))
}

function ipv4(text: string): number {
  const parsed = parseIpAddress(text)
  return parsed?.version === 4 ? parsed.value : Number.NaN
}

function inBlock6(value: bigint, network: string, bits: number): boolean {
  const parsed = parseIpAddress(network)
  const shift = BigInt(128 - bits)
  return parsed?.version === 6 && value >> shift === parsed.value >> shift
}
