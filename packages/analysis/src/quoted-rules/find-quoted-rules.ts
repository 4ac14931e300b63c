import type { QuotedRule } from '@huntwire/intel-model'
import { exactEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

const yaraStart =
  /^[ \t]*(?:(?:private|global)[ \t]+){0,2}rule[ \t]+([A-Za-z_]\w{0,127})[ \t]*(?::[ \t]*[\w \t]{1,200})?\s{0,4}\{/gm
const networkRule =
  /^[ \t]*((?:alert|drop|reject|pass|log)[ \t]+(?:tcp|udp|icmp|ip|http|http2|dns|tls|ssh|smb|ftp|smtp|file)[ \t]+[^\n]{1,400}?(?:->|<>)[^\n]{1,4000}\bsid[ \t]*:[^\n]{1,4000}\))[ \t]*$/gm
const longestRule = 20_000

/** The detection rules that the article prints: YARA by its braces, Suricata and Snort by their line. */
export function findQuotedRules(body: Passage): QuotedRule[] {
  return [...yaraRules(body), ...networkRules(body)].sort((a, b) => a.evidence.start - b.evidence.start)
}

/** Rules do not nest: the next rule's head is as far as the search for a closing brace goes. */
function yaraRules(body: Passage): QuotedRule[] {
  const heads = [...body.text.matchAll(yaraStart)]
  return heads.flatMap((head, index) => {
    const limit = Math.min(heads[index + 1]?.index ?? body.text.length, head.index + longestRule)
    const end = closingBrace(body.text, head.index + head[0].length, limit)
    const start = head.index + head[0].search(/\S/)
    const text = body.text.slice(start, end)
    if (end === undefined || !/\bcondition\s*:/.test(text)) return []
    return [
      { language: 'yara' as const, name: head[1] ?? null, text, evidence: exactEvidence(body, start, end) },
    ]
  })
}

/** Behind the brace that closes the rule; braces in strings and comments do not count. */
function closingBrace(text: string, from: number, limit: number): number | undefined {
  let depth = 1
  for (let at = from; at < limit; at++) {
    const unit = text.charAt(at)
    if (unit === '"') at = skipString(text, at, limit)
    else if (unit === '/' && text.charAt(at + 1) === '/') at = skipTo(text, '\n', at, limit)
    else if (unit === '{') depth++
    else if (unit === '}' && --depth === 0) return at + 1
  }
  return undefined
}

function skipString(text: string, from: number, limit: number): number {
  let at = from + 1
  while (at < limit && text.charAt(at) !== '"' && text.charAt(at) !== '\n')
    at += text.charAt(at) === '\\' ? 2 : 1
  return at
}

function skipTo(text: string, mark: string, from: number, limit: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 || at > limit ? limit : at
}

/** Only Suricata has application protocols and sticky buffers with a dot; what both read is called Snort's. */
function networkRules(body: Passage): QuotedRule[] {
  return [...body.text.matchAll(networkRule)].map((match) => {
    const text = match[1] ?? ''
    const start = match.index + match[0].indexOf(text)
    const suricata =
      /^\w+[ \t]+(?:http2?|dns|tls|ssh|smb|ftp|smtp)\b|\b(?:http|dns|tls|file)\.[a-z_]+\s*;/.test(text)
    const name = /\bmsg[ \t]*:[ \t]*"([^"\n]{1,200})"/.exec(text)?.[1] ?? null
    return {
      language: suricata ? 'suricata' : 'snort',
      name,
      text,
      evidence: exactEvidence(body, start, start + text.length),
    }
  })
}
