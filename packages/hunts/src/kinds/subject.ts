import type { Findings, NamedEntity } from '@huntwire/intel-model'

/** Most telling first: what ran on the machine, then who and what operation. */
const kindsInOrder: readonly NamedEntity['kind'][] = ['malware', 'campaign', 'group']

/** What a sentence about the article's adversary is about: a name when the article gives one, else plain words. */
export function subjectOf(findings: Findings): string {
  for (const kind of kindsInOrder) {
    const names = new Set(
      findings.names.filter((name) => name.kind === kind).map(({ name }) => oneLine(name)),
    )
    const [only] = names
    if (only !== undefined && names.size === 1) return only
  }
  return 'the reported activity'
}

/** Text of an article as part of one of our sentences: no line ends, no control characters, not long. */
export function oneLine(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return clean.length > 120 ? `${clean.slice(0, 119).toWellFormed()}…` : clean
}

/** `a domain`, `2 domains`. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : `${count} ${many}`
}
