import type { QuotedRule } from '@huntwire/intel-model'
import { exactEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import type { CutRule, FoundRules } from './find-quoted-rules.ts'

const head =
  /(?<![\w$.-])(?:(?:private|global)\s{1,8}){0,2}rule\s{1,8}([A-Za-z_]\w{0,127})\s{0,8}(?::[ \t]{0,8}[\w \t]{1,200})?\s{0,8}\{/g
const longestRule = 20_000

/**
 * YARA rules by their braces. A rule ends with the brace that closes it; braces in strings, regular expressions and
 * comments do not count. The head of another rule inside a rule says that the first one was cut.
 */
export function yaraRules(body: Passage): FoundRules {
  const { text } = body
  const rules: QuotedRule[] = []
  const cut: CutRule[] = []
  let from = text.indexOf('rule')
  while (from !== -1) {
    head.lastIndex = Math.max(0, from - 20)
    const match = head.exec(text)
    if (match === null) break
    const start = match.index
    const name = match[1] ?? null
    const scan = scanRule(text, start + match[0].length, Math.min(text.length, start + longestRule))
    const rule = text.slice(start, scan.at)
    if (scan.closed && condition.test(rule))
      rules.push({ language: 'yara', name, text: rule, evidence: exactEvidence(body, start, scan.at) })
    else if (!scan.closed && section.test(rule)) cut.push({ language: 'yara', name, start })
    from = text.indexOf('rule', Math.max(scan.at, start + match[0].length))
    if (from !== -1 && from - 20 < scan.at) from = scan.at + 20
  }
  return { rules, cut }
}

const condition = /\bcondition\s{0,8}:/
const section =
  /^[^{]{0,400}\{\s{0,20}(?:(?:\/\/|\/\*)[^\n]{0,400}\s{0,20})?(?:meta|strings|condition)\s{0,8}:/

interface Scan {
  /** Behind the closing brace, or where the rule stops without one. */
  readonly at: number
  readonly closed: boolean
}

function scanRule(text: string, from: number, limit: number): Scan {
  let depth = 1
  let before = '{'
  for (let at = from; at < limit; at++) {
    const unit = text.charAt(at)
    if (unit === '"' || unit === '“' || unit === '”') at = stringEnd(text, at, limit)
    else if (unit === '/') at = slashEnd(text, at, limit, before)
    else if (unit === '{') depth++
    else if (unit === '}' && --depth === 0) return { at: at + 1, closed: true }
    else if (unit === '\n' && isHeadAt(text, at + 1)) return { at: at + 1, closed: false }
    if (unit > ' ') before = unit
  }
  return { at: limit, closed: false }
}

function isHeadAt(text: string, at: number): boolean {
  if (!'rpg \t'.includes(text.charAt(at))) return false
  return headLine.test(text.slice(at, at + 200))
}

const headLine = /^[ \t]{0,40}(?:(?:private|global)\s{1,8}){0,2}rule[ \t]{1,8}[A-Za-z_]\w{0,127}\s{0,8}[:{]/

/** A string does not go on behind its line. */
function stringEnd(text: string, from: number, limit: number): number {
  let at = from + 1
  while (at < limit && !'"“”\n'.includes(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1
  return text.charAt(at) === '\n' ? at - 1 : at
}

/** A comment, a regular expression, or a division. */
function slashEnd(text: string, at: number, limit: number, before: string): number {
  const next = text.charAt(at + 1)
  if (next === '/') return endBefore(text.indexOf('\n', at), limit)
  if (next === '*') return endBefore(text.indexOf('*/', at + 2), limit, 2)
  return '=(,s'.includes(before) ? regexEnd(text, at, limit) : at
}

/** `s` is the end of `matches`. */
function regexEnd(text: string, from: number, limit: number): number {
  let at = from + 1
  while (at < limit && text.charAt(at) !== '/' && text.charAt(at) !== '\n')
    at += text.charAt(at) === '\\' ? 2 : 1
  return text.charAt(at) === '/' ? at : from
}

/** The unit before `found` (a line feed is looked at by itself), or the last one of what was found. */
function endBefore(found: number, limit: number, length = 0): number {
  return found === -1 || found >= limit ? limit : found + length - 1
}
