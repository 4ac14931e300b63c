import { type Brief, killChainPhases } from '@huntwire/intel-model'
import { phaseNames } from '../words/phase-name.ts'
import { noPhases, noTechniques } from '../words/reasons-for-nothing.ts'
import { escapeText } from './escape.ts'
import { quoteOf } from './evidence.ts'

/** Each technique with the words that show it. */
export function techniquesPart(brief: Brief): string {
  const lines = brief.techniques.map(
    ({ id, name, evidence }) => `- **${id}** — ${escapeText(name)} · ${quoteOf(evidence)}`,
  )
  return `## MITRE ATT&CK Techniques\n\n${lines.join('\n') || `_${noTechniques(brief)}_`}`
}

/** The phases in order, each with the techniques that show it; of those that only words show, the words. */
export function killChainPart(brief: Brief): string {
  const stepsOf = Map.groupBy(brief.killChain, ({ phase }) => phase)
  const phases = killChainPhases.flatMap((phase) => {
    const steps = stepsOf.get(phase)
    if (steps === undefined) return []
    const techniques = [...new Set(steps.flatMap((step) => step.techniques))]
    return techniques.length === 0 ? phaseNames[phase] : `${phaseNames[phase]} (${techniques.join(', ')})`
  })
  const proofs = brief.killChain.flatMap(({ phase, techniques, evidence }) =>
    techniques.length > 0 || evidence === undefined ? [] : [`- ${phaseNames[phase]}: ${quoteOf(evidence)}`],
  )
  const list = proofs.length === 0 ? '' : `\n\nSaid in the article:\n\n${proofs.join('\n')}`
  return `## Kill chain phases observed\n\n${phases.join(', ') || `_${noPhases(brief)}_`}${list}`
}
