import type { QuotedRule } from '@huntwire/intel-model'
import { exactEvidence, lineAt, lineText } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import type { CutRule, FoundRules } from './find-quoted-rules.ts'

const detection = /^[ \t]*detection:[ \t]*\r?$/gm
const longestAbove = 80
const longestBelow = 400

/**
 * Sigma rules: from the line `title:` above `detection:` to the last line that belongs to them. In text from a page the
 * indentation may be lost; then what stands behind the condition has to be a known key or an item of a list.
 */
export function sigmaRules(body: Passage): FoundRules {
  const rules: QuotedRule[] = []
  const cut: CutRule[] = []
  let free = 0
  if (!body.text.includes('detection:')) return { rules, cut }
  for (const match of body.text.matchAll(detection)) {
    const line = lineAt(body, match.index + match[0].indexOf('detection'))
    const first = line < free ? undefined : firstLine(body, line, free)
    if (first === undefined) continue
    const last = lastLine(body, line)
    const start = (body.lineStarts[first] ?? 0) + indentOf(lineText(body, first))
    const end = (body.lineStarts[last] ?? 0) + lineText(body, last).trimEnd().length
    const text = body.text.slice(start, end)
    const name = nameOf(text)
    free = last + 1
    if (!logSource.test(text)) continue
    if (condition.test(text))
      rules.push({ language: 'sigma', name, text, evidence: exactEvidence(body, start, end) })
    else cut.push({ language: 'sigma', name, start })
  }
  return { rules, cut }
}

const logSource = /^[ \t]*logsource:/m
const condition = /^[ \t]*condition:[ \t]*\S/m
const separator = /^[ \t]*(?:---|\.\.\.|```|~~~)/
const topKey =
  /^(?:title|id|name|status|description|author|date|modified|related|references|tags|license|taxonomy|scope|logsource|detection|falsepositives|level|fields|correlation|simulation|regression_tests_path)[ \t]*:(?:\s|$)/
const aboveTitle = /^(?:id|name|status|description|author|date|related|references|license):/

/** The line of the title above, or of keys right above the title. */
function firstLine(body: Passage, line: number, free: number): number | undefined {
  for (let at = line - 1; at >= free && at >= line - longestAbove; at--) {
    const text = lineText(body, at)
    if (separator.test(text)) return undefined
    if (!/^\s*(?:- )?title:\s*\S/.test(text)) continue
    let first = at
    while (first > free && aboveTitle.test(lineText(body, first - 1).trimStart())) first--
    return first
  }
  return undefined
}

function lastLine(body: Passage, line: number): number {
  const base = indentOf(lineText(body, line))
  const indented = indentOf(lineText(body, line + 1)) > base
  const end = Math.min(body.lineStarts.length, line + longestBelow)
  let last = line
  let conditionSeen = false
  for (let at = line + 1; at < end; at++) {
    const text = lineText(body, at)
    if (text.trim() === '') {
      if (at - last > 2) break
      continue
    }
    if (separator.test(text) || /^\s*(?:- )?title:/.test(text)) break
    if (!belongs(text, { base, indented, conditionSeen, afterBlank: at - last > 1 })) break
    if (/^\s*condition:/.test(text)) conditionSeen = true
    last = at
  }
  return last
}

interface State {
  readonly base: number
  readonly indented: boolean
  readonly conditionSeen: boolean
  readonly afterBlank: boolean
}

function belongs(text: string, { base, indented, conditionSeen, afterBlank }: State): boolean {
  const indent = indentOf(text)
  const own = text.slice(indent)
  if (indented && indent > base) return true
  if (topKey.test(own)) return true
  if (own.startsWith('- ')) return !afterBlank
  return !indented && !conditionSeen && detectionKey.test(own)
}

const detectionKey = /^(?:#|['"]?[\w.*$|/-]{1,80}['"]?[ \t]*:(?:\s|$))/

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function nameOf(text: string): string | null {
  const title = /^[ \t]*(?:- )?title:[ \t]*(\S[^\r\n]{0,300})/m.exec(text)?.[1]?.trim()
  return title === undefined ? null : title.replace(/^(['"])(.*)\1$/, '$2')
}
