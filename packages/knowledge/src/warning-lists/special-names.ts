/** Why a host name can never be hostile by itself: RFC 2606 and RFC 6761, and the companies of Microsoft’s examples. `always` holds even where it is defanged. */
export interface SpecialName {
  readonly reason: string
  readonly always: boolean
}

const exampleDomains = /(^|\.)example\.(com|net|org)$/
const exampleCompanies =
  /(^|\.)(contoso|fabrikam|northwindtraders|adventure-works|litware|litwareinc|woodgrovebank|wingtiptoys|tailspintoys)\.(com|net|org|local)$/
const reservedEndings = /(^|\.)(example|test|invalid|localhost|local|home\.arpa|in-addr\.arpa|ip6\.arpa)$/

/** The last labels of all these names: nearly every host has another one. */
const endings = new Set('com net org example test invalid localhost local arpa'.split(' '))

/** Whether `host` (lower case) is a name reserved for documentation, tests or local use. */
export function specialName(host: string): SpecialName | undefined {
  if (!endings.has(host.slice(host.lastIndexOf('.') + 1))) return undefined
  if (exampleDomains.test(host)) return { reason: 'example domain (RFC 2606)', always: true }
  if (exampleCompanies.test(host)) return { reason: 'an example company of Microsoft', always: true }
  if (reservedEndings.test(host)) return { reason: 'reserved name (RFC 6761)', always: false }
  return undefined
}
