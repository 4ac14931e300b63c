import type { Detection, FieldMatch, Pattern } from '@huntwire/intel-model'
import { logSourceTables } from '@huntwire/knowledge'
import { foldCondition } from '../../model/fold-condition.ts'
import { type Refusal, refused, type Unsupported } from '../emit-result.ts'
import { quoteKql } from './escape.ts'
import type { KustoSchema } from './fields.ts'

export type KustoCondition =
  | {
      readonly ok: true
      readonly table: string
      readonly condition: string
      readonly columns: readonly string[]
    }
  | Refusal

/** The condition of a detection as a KQL predicate on the table of its log source. */
export function emitKustoCondition(detection: Detection, schema: KustoSchema): KustoCondition {
  const { category, product, service } = detection.logSource
  const source = service === null ? logSourceTables[category ?? '']?.defender : undefined
  const types = source && schema.tables[source.table]
  if (!source || !types)
    return refused({
      feature: 'unmapped-log-source',
      subject: [product, category, service].filter((part) => part !== null).join('/'),
    })
  const unsupported: Unsupported[] = []
  const columns = new Set<string>()
  const condition = foldCondition<string>(detection.condition, {
    match(match) {
      const column = source.fields[match.field]
      if (column === undefined) {
        unsupported.push({ feature: 'unmapped-field', subject: match.field })
        return ''
      }
      columns.add(column)
      // A number that is absent is null, and null is neither true nor false; as text it is empty
      const text = types[column] === 'string' ? column : `tostring(${column})`
      return printMatch(text, match)
    },
    all: (of) => `(${of.join(' and ')})`,
    any: (of) => `(${of.join(' or ')})`,
    not: (inner) => `not(${inner})`,
  })
  const [problem, ...problems] = unsupported
  if (problem) return refused(problem, ...problems)
  return {
    ok: true,
    table: source.table,
    condition: withActionTypes(source.actionTypes, condition),
    columns: [...columns, ...(source.actionTypes.length > 0 ? ['ActionType'] : [])],
  }
}

function withActionTypes(actionTypes: readonly string[], condition: string): string {
  if (actionTypes.length === 0) return condition
  return `ActionType in (${actionTypes.map(quoteKql).join(', ')}) and ${condition}`
}

function printMatch(column: string, match: FieldMatch): string {
  const comparisons = match.anyOf.map((pattern) => printPattern(column, pattern, match.cased))
  return comparisons.length === 1 ? comparisons.join('') : `(${comparisons.join(' or ')})`
}

function printPattern(column: string, pattern: Pattern, cased: boolean): string {
  const shape = pattern.map((part) => (typeof part === 'string' ? 'text' : part.wildcard)).join(' ')
  const text = quoteKql(pattern.filter((part) => typeof part === 'string').join(''))
  const suffix = cased ? '_cs' : ''
  switch (shape) {
    case 'text':
      return `${column} ${cased ? '==' : '=~'} ${text}`
    case 'any-chars text any-chars':
      return `${column} contains${suffix} ${text}`
    case 'text any-chars':
      return `${column} startswith${suffix} ${text}`
    case 'any-chars text':
      return `${column} endswith${suffix} ${text}`
    default:
      return `${column} matches regex ${quoteKql(patternRegex(pattern, cased))}`
  }
}

/** RE2: `s` lets a wildcard cross line ends. */
function patternRegex(pattern: Pattern, cased: boolean): string {
  const body = pattern.map((part) => {
    if (typeof part === 'string') return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    return part.wildcard === 'any-chars' ? '.*' : '.'
  })
  return `(?${cased ? '' : 'i'}s)^${body.join('')}$`
}
