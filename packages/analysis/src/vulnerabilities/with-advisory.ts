import type { Advisory, Vulnerability } from '@huntwire/intel-model'

/**
 * The vulnerabilities of a catalogue's entry: the article is about the entry's own and no other that it names, and what
 * the fields say of it counts more than words.
 */
export function withAdvisory(named: readonly Vulnerability[], advisory: Advisory): Vulnerability[] {
  const own = new Set([advisory.id, ...advisory.aliases])
  if (!named.some(({ id }) => own.has(id))) return [...named]
  return named.map((one) => (own.has(one.id) ? ownOf(one, advisory) : { ...one, about: false }))
}

function ownOf(one: Vulnerability, advisory: Advisory): Vulnerability {
  const { catalogue, added, due, ransomware, affected, cvss } = advisory
  const [first] = affected
  return {
    ...one,
    about: true,
    product: first === undefined ? one.product : [first.vendor ?? '', first.name].join(' ').trim(),
    cvss: cvss ?? one.cvss,
    kev:
      catalogue === 'kev' && added !== null && due !== null
        ? { added, due, ransomware: ransomware ?? one.kev?.ransomware ?? false }
        : one.kev,
  }
}
