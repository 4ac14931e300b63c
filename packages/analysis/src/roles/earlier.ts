import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const network: ReadonlySet<string> = new Set('domain-name url email-addr ipv4-addr ipv6-addr'.split(' '))

/**
 * Addresses of an earlier campaign, or of another article that is only announced here. A file stays what it is; an
 * address gets other owners, so it is no indicator of what this article is about.
 */
export function earlierRole({ type, age }: Occurrence): RoleDecision | undefined {
  if (age === undefined || !network.has(type)) return undefined
  return age === 'obsolete'
    ? { role: 'reference', reason: 'in a section of obsolete indicators, and addresses change hands' }
    : { role: 'reference', reason: 'in a block of related articles' }
}
