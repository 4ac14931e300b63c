import type { QuotedRule } from '@huntwire/intel-model'
import type { Passage } from '../passage/passage.ts'
import { networkRules } from './network-rules.ts'
import { sigmaRules } from './sigma-rules.ts'
import { yaraRules } from './yara-rules.ts'

/** The rules that a text prints, and the beginnings of those that it does not print to their end. */
export interface FoundRules {
  readonly rules: readonly QuotedRule[]
  readonly cut: readonly CutRule[]
}

/** A rule that stops before its end: nobody could load it, so it is said and not kept. */
export interface CutRule {
  readonly language: QuotedRule['language']
  readonly name: string | null
  readonly start: number
}

/** The detection rules that the article prints, in its order: YARA, Sigma, Suricata and Snort. */
export function findQuotedRules(body: Passage): FoundRules {
  const found = [yaraRules(body), sigmaRules(body), networkRules(body)]
  return {
    rules: found.flatMap(({ rules }) => rules).sort((a, b) => a.evidence.start - b.evidence.start),
    cut: found.flatMap(({ cut }) => cut).sort((a, b) => a.start - b.start),
  }
}

/** What is said of rules that are cut. */
export function notesOfCut(cut: readonly CutRule[]): string[] {
  return cut
    .slice(0, 10)
    .map(
      ({ language, name }) =>
        `the article prints only a part of a ${languageNames[language]} rule${name === null ? '' : ` ("${name}")`}: not kept`,
    )
}

const languageNames = { yara: 'YARA', sigma: 'Sigma', suricata: 'Suricata', snort: 'Snort' } as const
