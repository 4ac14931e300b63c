import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const network: ReadonlySet<string> = new Set('domain-name url email-addr ipv4-addr ipv6-addr'.split(' '))

/** What tells that a sentence is about another campaign than the one the article reports. */
const earlier =
  /\b(?:in|during|from|of|by) (?:an?|the|its|their|our) (?:earlier|previous|prior|past|older|separate|unrelated) (?:\w+ )?(?:campaigns?|operations?|attacks?|activity|waves?|reports?|research|blog ?posts?|articles?|incidents?)\b|\bpreviously (?:reported|documented|described|published|disclosed|written|covered)\b|\b(?:we|researchers?) (?:reported|documented|described|wrote) (?:about|on) (?:\w+ ){0,6}(?:in|last) (?:19|20)\d\d\b/i

/** A fast look for what each of these words needs. */
const mayBeEarlier =
  /earlier|previous|prior |past |older |separate|unrelated|reported|documented|described|wrote/i

/** Whether a sentence is about another campaign than the one the article reports. */
export function tellsOfEarlier(sentence: string): boolean {
  return mayBeEarlier.test(sentence) && earlier.test(sentence)
}

/**
 * Addresses of an earlier campaign, or of another article that is only announced here. A file stays what it is; an
 * address gets other owners, so it is no indicator of what this article is about.
 */
export function earlierRole(occurrence: Occurrence): RoleDecision | undefined {
  const { type, isObsolete, isOfOtherPost, section, marks } = occurrence
  if (!network.has(type)) return undefined
  if (isObsolete)
    return { role: 'reference', reason: 'in a section of obsolete indicators, and addresses change hands' }
  if (isOfOtherPost) return { role: 'reference', reason: 'in a block of related articles' }
  return section !== 'indicators' && marks.isEarlier()
    ? { role: 'reference', reason: 'of an earlier campaign, as its sentence says' }
    : undefined
}
