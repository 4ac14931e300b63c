import { type KillChainStep, killChainPhases, type Technique } from '@huntwire/intel-model'
import { attackTactics } from '@huntwire/knowledge'
import { phaseOfTactic } from './phase-of-tactic.ts'

/**
 * The tactics that the techniques show, in the order of the phases and, within a phase, of ATT&CK's matrix. A technique
 * of several tactics counts for one: the way in, else the way to stay, else the first in the matrix.
 */
export function killChainOf(techniques: readonly Technique[]): KillChainStep[] {
  return attackTactics()
    .flatMap(({ id: tactic }) => {
      const phase = phaseOfTactic.get(tactic)
      const ids = techniques.filter(({ tactics }) => mainTactic(tactics) === tactic).map(({ id }) => id)
      return phase === undefined || ids.length === 0 ? [] : [{ phase, tactic, techniques: ids }]
    })
    .sort((a, b) => killChainPhases.indexOf(a.phase) - killChainPhases.indexOf(b.phase))
}

function mainTactic(tactics: readonly string[]): string | undefined {
  return ['TA0001', 'TA0003'].find((tactic) => tactics.includes(tactic)) ?? tactics[0]
}
