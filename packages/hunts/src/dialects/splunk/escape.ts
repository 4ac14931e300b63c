import type { Unsupported } from '../emit-result.ts'

/** `text` as a quoted value of an SPL search. Its asterisks stay wildcards: see `splProblems`. */
export function quoteSpl(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** What SPL cannot write literally: `*` is always a wildcard in a search, a backtick calls a macro; or not visibly. */
export function splProblems(text: string): readonly Unsupported[] {
  const problems: Unsupported[] = []
  if (text.includes('*')) problems.push({ feature: 'literal-asterisk', subject: text })
  if (text.includes('`')) problems.push({ feature: 'backtick', subject: text.replaceAll('`', "'") })
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
    problems.push({ feature: 'control-character', subject: JSON.stringify(text) })
  return problems
}
