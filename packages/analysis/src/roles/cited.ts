import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const contact =
  /\b(?:contact(?:ed)?(?: us| our \w+| the authors?)?|reach (?:us|out)|write to us|e-?mail us)\b[^.!?]{0,40}$/i

/** A link with a text of its own, or the address of the authors: what nobody defanged and the article only cites. */
export function citedRole(occurrence: Occurrence): RoleDecision | undefined {
  const { type, defanged, before } = occurrence
  if (defanged) return undefined
  if (type !== 'url' && type !== 'domain-name' && type !== 'email-addr') return undefined
  if (isTitledLink(occurrence) || isAside(occurrence))
    return { role: 'reference', reason: 'a link of the article' }
  return contact.test(before) && (type === 'email-addr' || occurrence.inWhole)
    ? { role: 'reference', reason: 'an address to contact the authors' }
    : undefined
}

/** "Lantern Bank (https://…)", by an author who defangs what is hostile. */
function isAside({ before, behind, authorDefangs, inWhole, type }: Occurrence): boolean {
  const isLink = type === 'url' || (type === 'domain-name' && inWhole)
  return isLink && authorDefangs && /\w \((?:https?:\/\/)?$/.test(before) && behind.startsWith(')')
}

/** `[our report](https://…)`, `https://…[our report]`: not a link whose text is the value itself. */
function isTitledLink({ type, host, before, behind, inWhole }: Occurrence): boolean {
  if (type === 'email-addr' || (type === 'domain-name' && !inWhole)) return false
  const text =
    /\[([^[\]]{1,60})\]\((?:[a-z]+:\/\/)?[^\s()]{0,50}$/.exec(before)?.[1] ??
    /^\[([^[\]]{1,120})/.exec(behind)?.[1]
  return text !== undefined && /[A-Za-z]{3}/.test(text) && !text.toLowerCase().includes(host)
}
