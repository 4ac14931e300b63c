import type { Warning } from './host-warning.ts'

/** What is special about an IPv4 address. Documentation and private ranges are hostile only where an author defangs them. */
export interface AddressWarning extends Warning {
  readonly kind: 'documentation' | 'private' | 'special' | 'resolver'
}

/** IANA's special-purpose registry (RFC 6890), and the resolvers everybody knows. */
const specialRanges: readonly (readonly [string, AddressWarning['kind'], string])[] = [
  ['0.0.0.0/8', 'special', '"this network" (RFC 791)'],
  ['10.0.0.0/8', 'private', 'private addresses (RFC 1918)'],
  ['100.64.0.0/10', 'private', 'shared address space (RFC 6598)'],
  ['127.0.0.0/8', 'special', 'loopback (RFC 1122)'],
  ['169.254.0.0/16', 'special', 'link local (RFC 3927)'],
  ['172.16.0.0/12', 'private', 'private addresses (RFC 1918)'],
  ['192.0.0.0/24', 'special', 'IETF protocol assignments (RFC 6890)'],
  ['192.0.2.0/24', 'documentation', 'documentation addresses (RFC 5737)'],
  ['192.88.99.0/24', 'special', '6to4 relays (RFC 7526)'],
  ['192.168.0.0/16', 'private', 'private addresses (RFC 1918)'],
  ['198.18.0.0/15', 'special', 'benchmarking (RFC 2544)'],
  ['198.51.100.0/24', 'documentation', 'documentation addresses (RFC 5737)'],
  ['203.0.113.0/24', 'documentation', 'documentation addresses (RFC 5737)'],
  ['224.0.0.0/4', 'special', 'multicast (RFC 5771)'],
  ['240.0.0.0/4', 'special', 'reserved (RFC 1112)'],
]

const wellKnownResolvers = new Set(
  [
    '1.0.0.1 1.1.1.1 1.1.1.2 1.1.1.3 8.8.4.4 8.8.8.8 9.9.9.9 9.9.9.10 149.112.112.112 208.67.220.220 208.67.222.222',
    '4.2.2.1 4.2.2.2 4.2.2.3 4.2.2.4 64.6.64.6 64.6.65.6 77.88.8.1 77.88.8.8 84.200.69.80 94.140.14.14 94.140.15.15',
    '114.114.114.114 114.114.115.115 119.29.29.29 180.76.76.76 185.228.168.9 223.5.5.5 223.6.6.6',
  ].flatMap((line) => line.split(' ')),
)

const ranges = specialRanges.map(([cidr, kind, list]) => {
  const [base = '', bits = ''] = cidr.split('/')
  const size = 2 ** (32 - Number(bits))
  const first = ipv4Number(base)
  return { first, last: first + size - 1, kind, list }
})

/** What is known of an IPv4 address (dotted decimal, valid). */
export function addressWarning(address: string): AddressWarning | undefined {
  if (wellKnownResolvers.has(address))
    return { kind: 'resolver', list: 'well-known DNS resolvers', exact: true }
  const number = ipv4Number(address)
  const range = ranges.find(({ first, last }) => first <= number && number <= last)
  return range && { kind: range.kind, list: range.list, exact: false }
}

function ipv4Number(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}
