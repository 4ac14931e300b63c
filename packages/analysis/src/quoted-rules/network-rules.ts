import type { QuotedRule } from '@huntwire/intel-model'
import { exactEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import type { CutRule, FoundRules } from './find-quoted-rules.ts'
import { engineOf } from './network-engine.ts'

const head =
  /(?<=^|[`>*•:]|\n|\t)[ \t]{0,40}(?:#[ \t]{0,4})?((?:alert|drop|reject(?:src|dst|both)?|sdrop|block|pass|log)[ \t]{1,8}[a-z][a-z0-9_-]{1,15}\s{0,8}(?:[^\n(;"]{1,300}(?:->|<>|=>|-&gt;)[^(;"]{1,300})?)\(/g
const longestRule = 8_000

/** Rules of Suricata and Snort: a head and options in parentheses, on one line or wrapped over several. */
export function networkRules(body: Passage): FoundRules {
  const { text } = body
  const rules: QuotedRule[] = []
  const cut: CutRule[] = []
  if (!text.includes('msg:') && !text.includes('sid:')) return { rules, cut }
  let free = 0
  for (const match of text.matchAll(head)) {
    const headText = match[1] ?? ''
    const start = match.index + match[0].indexOf(headText)
    if (start < free || !isHead(headText)) continue
    const from = match.index + match[0].length
    const end = optionsEnd(text, from, Math.min(text.length, from + longestRule))
    const rule = text.slice(start, end ?? from + 400)
    const language = engineOf(body, { start, head: headText, options: text.slice(from, end ?? from + 400) })
    const name = /\bmsg\s{0,4}:\s{0,4}["“”]([^"“”]{1,200})["“”]/.exec(rule)?.[1]?.replace(/\s+/g, ' ') ?? null
    if (end === undefined) {
      if (option.test(text.slice(from, from + 60))) cut.push({ language, name, start })
      continue
    }
    free = end
    if (known.test(rule))
      rules.push({ language, name, text: rule, evidence: exactEvidence(body, start, end) })
  }
  return { rules, cut }
}

const option = /^\s{0,20}[a-z][a-z0-9_.]{1,30}\s{0,4}[:;]/
const known = /\b(?:sid|msg)\s{0,4}:/

/** Two sides and an arrow, or (Snort 3) only a protocol before the options. */
function isHead(text: string): boolean {
  return /(?:->|<>|=>|-&gt;)/.test(text) ? !/\n\s*\n/.test(text) : /^\w+[ \t]+[a-z0-9_-]+\s*$/.test(text)
}

/**
 * Behind the parenthesis that closes the options: the first one outside a string and behind a semicolon. An empty line, or
 * another rule on a line of its own, says that the rule was cut.
 */
function optionsEnd(text: string, from: number, limit: number): number | undefined {
  let before = ''
  let quoted = false
  for (let at = from; at < limit; at++) {
    const unit = text.charAt(at)
    if (unit === '\n' && stopsAt(text, at + 1)) return undefined
    if (unit === '\\') {
      at += text.charAt(at + 1) === '\n' ? 0 : 1
      continue
    }
    if (unit === '"' || unit === '“' || unit === '”') quoted = !quoted
    else if (unit === ')' && !quoted && before === ';') return at + 1
    if (unit > ' ') before = unit
  }
  return undefined
}

const nextRule =
  /^[ \t]{0,40}(?:\r?\n|(?:#[ \t]*)?(?:alert|drop|reject|pass|log)[ \t]+[a-z][a-z0-9_-]+[ \t]+\S|```)/

function stopsAt(text: string, at: number): boolean {
  return nextRule.test(text.slice(at, at + 80))
}
