import type { Evidence, KillChainStep, Technique } from '@huntwire/intel-model'
import { attackTactics } from '@huntwire/knowledge'
import { phaseOfTactic } from './phase-of-tactic.ts'

/**
 * The tactics that the techniques show or that the article states, in the order of ATT&CK's matrix, each with its phase
 * and its proof: the words that state it, else those of its first technique. A technique of several tactics counts for
 * one: the way in, else the way to stay, else the first in the matrix.
 */
export function killChainOf(
  techniques: readonly Technique[],
  stated: ReadonlyMap<string, Evidence>,
): KillChainStep[] {
  return attackTactics().flatMap(({ id: tactic }) => {
    const phase = phaseOfTactic.get(tactic)
    const shown = techniques.filter(({ tactics }) => mainTactic(tactics) === tactic)
    const evidence = stated.get(tactic) ?? shown[0]?.evidence
    if (phase === undefined || evidence === undefined) return []
    return [{ phase, tactic, techniques: shown.map(({ id }) => id), evidence }]
  })
}

function mainTactic(tactics: readonly string[]): string | undefined {
  return ['TA0001', 'TA0003'].find((tactic) => tactics.includes(tactic)) ?? tactics[0]
}
