import type { Dialect, Hunt } from '@huntwire/intel-model'
import { blankLiterals } from './blank-literals.ts'
import type { Gate } from './gate.ts'

/** Each block holds exactly one statement: what a reader copies is what runs. */
export const oneStatement: Gate = ({ hunt }) => {
  for (const [dialect, query] of queriesOf(hunt)) {
    if (!('text' in query)) continue
    const problem = problemIn(dialect, query.text)
    if (problem !== null) return `${dialect}: ${problem}`
  }
  return null
}

function queriesOf(hunt: Hunt): readonly (readonly [Dialect, Hunt['queries'][Dialect]])[] {
  const { queries } = hunt
  return [
    ['splunk', queries.splunk],
    ['splunk-raw', queries['splunk-raw']],
    ['defender', queries.defender],
    ['sentinel', queries.sentinel],
    ['sigma', queries.sigma],
  ]
}

function problemIn(dialect: Dialect, text: string): string | null {
  // Editors of Kusto split their text into queries at blank lines
  if (/^\s*$/m.test(text)) return 'a blank line splits the query'
  const structure = blankLiterals(text)
  switch (dialect) {
    case 'splunk':
    case 'splunk-raw':
      return structure.startsWith('| tstats ') && !structure.includes(';') ? null : 'not one search'
    case 'defender':
    case 'sentinel':
      return kqlStatements(structure).length === 1 ? null : 'not one query'
    case 'sigma':
      return /^(---|\.\.\.|%)/m.test(text) ? 'more than one YAML document' : null
    case 'esql':
      return null
  }
}

/** Statements that are not `let`. */
function kqlStatements(structure: string): readonly string[] {
  return structure
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && !statement.startsWith('let '))
}
