import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const sites = String.raw`(?:web\s?)?(?:sites?|pages?|domains?|portals?|homepages?)`
const victimSite = new RegExp(
  String.raw`\b(?:own|legitimate|real|genuine|actual|victim['’]s|company['’]s|organi[sz]ation['’]s|utility['’]s)\s+${sites}\W*$|\b(?:impersonat|imitat|spoof|mimic)\w*\s(?:the )?(?:legitimate |real |official )?\W*$|\bfake (?:[\w-]+ ){1,3}(?:of|for)\s(?:the )?\W*$`,
  'i',
)
const officialSite = new RegExp(String.raw`\bofficial\s+${sites}\W*$`, 'i')
const imitated = /\b(?:impersonat|imitat|spoof|mimic|fake|clone|copy|copies|lookalike|typosquat)/i

/** What the words beside a host say of whose it is: a victim's own, imitated, legitimate, or called official. */
export function namedSiteRole(occurrence: Occurrence): RoleDecision | undefined {
  const { type, host, defanged, before } = occurrence
  if (host === '') return undefined
  if (defanged) return defangedSiteRole(occurrence)
  if (type === 'email-addr') return undefined
  if (victimSite.test(before) || (officialSite.test(before) && imitated.test(before)))
    return { role: 'victim', reason: 'the site of a victim, or one that is imitated' }
  return officialSite.test(before) ? { role: 'reference', reason: 'an official site' } : undefined
}

const legitimateBehind =
  /^["”’')\]*]{0,3},? ?\(?(?:(?:which )?(?:is|was) )?(?:also |actually |itself )?(?:an?|the) (?:legitimate|genuine|benign|real|official)\b[^.;]{0,30}\b(?:sites?|websites?|domains?|hosts?|services?|pages?|company|bank|provider|platform)\b/i
const fronted = /\bfronted (?:domain|host|site|name)s?\W*$/i
const spoofedSender = /\bspoof\w*\s(?:e-?mail )?(?:senders?|address(?:es)?)\b[^.\n]{0,40}$/i
const imitatedBefore =
  /\b(?:imitat|mimic|impersonat|spoof|typosquat)\w*(?: (?:of|on))?(?: (?:the )?(?:legitimate |real |official |genuine )?(?:domain|site|website|url))?\W*$/i
const likeBefore = /\b(?:similar to|resembl\w+)(?: (?:the )?(?:domain|site|website))?\W*$/i
const ownedBehind =
  /^["”’'),\]*]{0,3} ?(?:which (?:is|belongs)|owned by|belonging to|operated by|the (?:official|legitimate|real|domain|site|website))\b/i
const forum = /\b(?:forums?|market(?:place)?s?)(?: (?:called|named|at|on))?\W*$/i
const legitimateService =
  /\blegitimate (?:[\w-]+ ){0,3}(?:services?|platforms?|providers?|websites?|sites?|domains?)(?: (?:such as|like|called|named))?\W*$/i

/** Authors defang what is not the attackers' own too, and say so. */
function defangedSiteRole({
  type,
  host,
  before,
  behind,
  section,
  marks,
}: Occurrence): RoleDecision | undefined {
  if (marks.isCompromised()) return undefined
  if (legitimateBehind.test(behind))
    return { role: 'victim', reason: 'the text calls it legitimate', settled: true }
  if (imitatedBefore.test(before) || (likeBefore.test(before) && ownedBehind.test(behind)))
    return { role: 'victim', reason: 'the site of a victim, or one that is imitated', settled: true }
  if (section !== 'indicators' && forum.test(before)) return { role: 'reference', reason: 'a forum' }
  if (fronted.test(before))
    return { role: 'victim', reason: 'a site behind which the traffic hides', settled: true }
  if (spoofedSender.test(before))
    return { role: 'victim', reason: 'the address of somebody who is imitated', settled: true }
  if (type === 'domain-name' && legitimateService.test(before))
    return { role: 'tool', reason: 'a legitimate service, which attackers use too', settled: true }
  return section !== 'indicators' && isGovernment(host)
    ? { role: 'victim', reason: 'the site of a government' }
    : undefined
}

const government =
  /(?:^|\.)(?:(?:gov|mil|gob|gouv)(?:\.[a-z]{2})?|govt\.nz|gub\.uy|gv\.at|gc\.ca|go\.(?:jp|kr|th|id|cr|ke|tz|ug))$/

/** Whether only a government can have a host. */
export function isGovernment(host: string): boolean {
  return government.test(host)
}
