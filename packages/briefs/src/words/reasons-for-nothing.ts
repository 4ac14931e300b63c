import type { Brief } from '@huntwire/intel-model'
import { verdictNames } from './verdict-name.ts'

/** Why a brief has no indicator. */
export function noIndicators(brief: Brief): string {
  const seen = otherObservables(brief).length
  return seen === 0
    ? 'None: the article names no hostile host, file or address.'
    : `None: of the ${count(seen, 'value', 'values')} seen in the article, nothing says that one is hostile.`
}

/** Why a brief has no technique. */
export function noTechniques(brief: Brief): string {
  return brief.relevance.isThreat
    ? 'None: the article names no technique, and no sentence was recognised as one.'
    : `None: the article is ${verdictNames[brief.relevance.verdict]}; no sentence describes what an adversary did.`
}

/** Why a brief has no kill chain phase. */
export function noPhases(brief: Brief): string {
  return brief.techniques.length === 0
    ? 'None: there is no technique to derive them from.'
    : 'None: the techniques above belong to no tactic with a phase.'
}

/** Why a brief has no hunt. */
export function noHunts(brief: Brief): string {
  if (!brief.relevance.isThreat)
    return `Nothing to hunt: the article is ${verdictNames[brief.relevance.verdict]}, not a report of a threat.`
  return brief.observables.some(({ role }) => role === 'indicator')
    ? 'Nothing to hunt: no hunt for these indicators passed the checks that each must pass.'
    : 'Nothing to hunt: the article names no hostile host, file or address, and no vulnerability it is about.'
}

/** What was seen in the article and is held to be harmless or somebody else's; names of techniques apart. */
export function otherObservables(brief: Brief): Brief['observables'] {
  return brief.observables.filter(({ role, type }) => role !== 'indicator' && type !== 'attack-id')
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
