import type { Dialect } from '@huntwire/intel-model'
import { defenderTables, sentinelTables } from '@huntwire/knowledge'
import { kustoChecker } from './kusto.ts'
import { sigmaProblems } from './sigma.ts'
import { splProblems } from './spl.ts'

/** The problems of a query in the words of its language's checker; none when it would run. */
export type QueryChecker = (dialect: Dialect, query: string) => readonly string[]

/**
 * Microsoft's KQL parser and binder over the documented tables, our strict reader of SPL, the rules of Sigma. Making it
 * takes about two seconds, a KQL query then 25 ms.
 */
export function queryChecker(): QueryChecker {
  const defender = kustoChecker(defenderTables)
  const sentinel = kustoChecker(sentinelTables)
  return (dialect, query) => {
    switch (dialect) {
      case 'splunk':
      case 'splunk-raw':
        return splProblems(query)
      case 'defender':
        return defender(query).problems
      case 'sentinel':
        return sentinel(query).problems
      case 'sigma':
        return sigmaProblems(query)
      case 'esql':
        return ['no checker for ES|QL is here yet']
    }
  }
}
