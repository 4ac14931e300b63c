import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const contact =
  /\b(?:contact(?:ed)?(?: us| our \w+| the authors?)?|reach (?:us|out)|write to us|e-?mail us)\b[^.!?]{0,40}$/i

/** A link with a text of its own, or the address of the authors: what nobody defanged and the article only cites. */
export function citedRole(occurrence: Occurrence): RoleDecision | undefined {
  const { type, defanged, before } = occurrence
  if (defanged) return undefined
  if (type !== 'url' && type !== 'domain-name' && type !== 'email-addr') return undefined
  if (isTitledLink(occurrence) || isAside(occurrence) || isOfArticle(occurrence))
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
  if (image.test(before)) return true
  const text =
    /(?:\[|^)([^[\]]{1,60})\]\((?:[a-z]+:\/\/)?[^\s()]{0,50}$/.exec(before)?.[1] ??
    /^\[([^[\]]{1,120})/.exec(behind)?.[1]
  return text !== undefined && /[A-Za-z]{3}/.test(text) && !text.toLowerCase().includes(host)
}

/** `![](https://…)`, and the link around a picture: `[![](…)](https://…)`. */
const image = /(?:!\[[^[\]]{0,50}|\)\])\]?\((?:[a-z]+:\/\/)?[^\s()]{0,50}$/i

/** A footnote, or the address of an article: what is said beside it is what the article is about. */
function isOfArticle({ type, before, inWhole, section, whole }: Occurrence): boolean {
  if (!(type === 'url' || (type === 'domain-name' && inWhole))) return false
  if (rules.test(whole)) return true
  if (section === 'indicators') return false
  if (repository.test(whole) && !hosted.test(before)) return true
  return footnote.test(before) || articlePath.test(whole)
}

/** What its readers may use to find the threat. */
const rules = /^(?:https?:\/\/)?github\.com\/[^?#]*\b(?:yara|sigma|suricata|snort|iocs?|detections?)\b/i
/** Source that anybody may use, unless the words before it say that something hostile lies there. */
const repository =
  /^(?:https?:\/\/)?(?:www\.)?git(?:hub|lab)\.com\/[\w.-]+\/[\w.-]+(?:\/(?:blob|tree)\/[^?#]*)?\/?$/i
const hosted = /malicious|host|fake|attacker|actor|payload|download|trojan|victim|stolen|phish/i
const footnote = /\[\d{1,3}\]:?\s{0,2}(?:https?:\/\/)?$/
/** A folder of articles, a date, or a title of five words. */
const articlePath =
  /^(?:https?:\/\/)?[^/?#]+\/(?:[^?#]*\/)?(?:(?:blogs?|news|research|articles?|posts?|reports?|publications?|press|insights|stories|advisor(?:y|ies)|whitepapers?|threat-(?:intelligence|research))\/[^?#]*[a-z]{3,20}-[a-z]|20\d\d\/[01]?\d\/|(?:[a-z\d]{1,20}-){4,20}[a-z\d]{1,20}\/?(?:\.html?)?(?:[?#]|$))/i
