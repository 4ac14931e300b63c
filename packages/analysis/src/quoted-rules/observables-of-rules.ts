import type { Observable, QuotedRule } from '@huntwire/intel-model'
import { extractObservables } from '../observables/extract-observables.ts'

const keyword =
  /(?<=[;(]\s{0,20})(?:http|dns|tls|file|ssh|ja3s?|ja4|smb|krb5|snmp|sip|mqtt|quic|ftp|smtp|email|ldap|websocket|tcp|udp|flow)\.[a-z0-9_.]+(?=\s{0,20}[;:])/g
const cited =
  /\breference\s{0,4}:\s{0,4}url\s{0,4},\s{0,4}([^;\s]{1,300})|^[ \t]{0,40}(?:reference\w{0,10}|ref\d{0,3}|author|contact|email|license|source|link|url)\s{0,4}[=:]([^\n]{1,300})|^[ \t]{0,40}- {0,4}(https?:\/\/[^\s]{1,300})/gim

/**
 * The observables of a text that quotes rules. What stands in a rule and nowhere else, as a keyword of its language or as
 * what the rule cites, is no indicator; what the rule looks for keeps its role.
 */
export function withoutRuleWords(
  observables: readonly Observable[],
  text: string,
  rules: readonly QuotedRule[],
): readonly Observable[] {
  if (rules.length === 0) return observables
  const quoted = rules.map((rule) => rule.text.toLowerCase()).join('\n')
  const keywords = new Set([...quoted.matchAll(keyword)].map(([word]) => word))
  const citations = [...quoted.matchAll(cited)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .join('\n')
  const citedValues = new Set(extractObservables(citations).map(({ value }) => value.toLowerCase()))
  if (keywords.size === 0 && citedValues.size === 0) return observables
  const lower = text.toLowerCase()
  let judged = 0
  return observables.map((one) => {
    if (one.role !== 'indicator' || one.defanged || judged === mostJudged) return one
    const value = one.value.toLowerCase()
    const isKeyword = keywords.has(value)
    if (!isKeyword && !citedValues.has(value)) return one
    judged++
    if (occurrences(lower, value) > occurrences(isKeyword ? quoted : citations, value)) return one
    return isKeyword
      ? { ...one, role: 'benign', roleReason: 'a keyword of a quoted rule' }
      : { ...one, role: 'reference', roleReason: 'cited by a quoted rule' }
  })
}

/** Each costs a look through the text. */
const mostJudged = 200

function occurrences(text: string, value: string): number {
  let count = 0
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) count++
  return count
}
