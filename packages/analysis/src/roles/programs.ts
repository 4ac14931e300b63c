import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const injectedInto =
  /\b(?:inject|hollow|migrat)\w*\b[^.]{0,40}\b(?:into|in|to|of)\b[^.]{0,30}$|\b(?:injects|injected|injecting) [^.]{0,40}$/i
const processBefore = /\blegitimate\b[^.]{0,30}\bprocess(?:es)?\b[^.]{0,20}$/i
const legitimateBefore = /\b(?:the|a) legitimate [“"‘'`*]{0,3}$/i
const legitimateBehind = /^["”’')]{0,3},? (?:which|that) (?:is|was) (?:an?|the) legitimate\b/i
const publicTool =
  /\b(?:open[- ]source|publicly available|public|popular|well-known|free|commercial|fantastic|great) (?:[\w-]+ ){0,2}(?:tool|utility|script|program|project)\W{0,3}$/i
const calledLegitimate = /^["”’')]{0,3},? is an? (?:legitimate|benign|clean|genuine)\b(?! ?-?looking)/i
const abusedBehind =
  /^["”’')]{0,3} to (?:dll )?side-?load|^["”’')]{0,3},? (?:[a-z]+ ){0,2}(?:that is |which is |is |was )?(?:abused|used|exploited|vulnerable) (?:to|for) (?:dll )?side-?load/i
const hashBehind = /^["”'`*]{0,3}\s?[([](?:(?:SHA-?\d{1,3}|MD5|hash)\b[:\s]{0,3})?[0-9a-f]{32,64}\b/i
/** Only the end of the hash is known. */
const hashBefore = /[0-9a-f]{30,64}["'`*]{0,3}\s?[([]["“'`*]{0,3}$/i

/**
 * What a sentence says of a program that stands in no list: one that is injected into or that attackers stop is not
 * theirs, and one that comes with its hash is.
 */
export function programRole({
  type,
  before,
  behind,
  isTargeted,
  isListedWithHash,
}: Occurrence): RoleDecision | undefined {
  if (type !== 'file-name' && type !== 'file-path') return undefined
  if (injectedInto.test(before) || processBefore.test(before))
    return { role: 'reference', reason: 'a program that is injected into', settled: true }
  if (type === 'file-name' && calledLegitimate.test(behind))
    return { role: 'tool', reason: 'the text calls it legitimate', settled: true }
  if (publicTool.test(before)) return { role: 'tool', reason: 'the text calls it a public tool' }
  if (legitimateBefore.test(before) || legitimateBehind.test(behind))
    return { role: 'tool', reason: 'the text calls it legitimate' }
  if (abusedBehind.test(behind)) return { role: 'tool', reason: 'a program that loads what lies beside it' }
  if (isTargeted()) return { role: 'reference', reason: 'a program that is looked for or stopped' }
  return hashBehind.test(behind) || hashBefore.test(before) || isListedWithHash()
    ? { role: 'indicator', reason: 'named with its hash' }
    : undefined
}

const targeting =
  /\b(?:terminat|kill|stop|disabl|end)(?:s|es|ed|ing|ping|ped)?\b[^.;]{0,30}\b(?:process(?:es)?|services?)\b|\b(?:checks?|checking|looks?|looking|search(?:es|ing)?|scans?) (?:if|whether|for)\b[^.;]{0,40}\b(?:process(?:es)?|services?|sandbox|virtual machines?|antivirus|security (?:products?|software))\b|\b(?:checks?|verif(?:y|ies)) that\b[^.;]{0,30}\bprocess\b|\b(?:abused?|abusing|misused?) by (?:the )?malware\b[^.;]{0,20}\bincluding\b|\b(?:any|one|some) of the following (?:\w+ ){0,2}(?:is|are) (?:active|running|present|found|open)\b/i
const mayBeTargeting = /including|process|service|sandbox|virtual|antivirus|security|following/i

/** Behind which unit a sentence tells of programs that are looked for, or stopped; undefined when it does not. */
export function targetsFrom(sentence: string): number | undefined {
  const match = mayBeTargeting.test(sentence) ? targeting.exec(sentence) : null
  return match === null ? undefined : match.index + match[0].length
}
