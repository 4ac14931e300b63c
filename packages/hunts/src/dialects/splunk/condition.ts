import type { Detection, FieldMatch, Pattern } from '@huntwire/intel-model'
import { logSourceTables } from '@huntwire/knowledge'
import { foldCondition } from '../../model/fold-condition.ts'
import { type Refusal, refused, type Unsupported } from '../emit-result.ts'
import { quoteSpl, splProblems } from './escape.ts'
import { inList, leaf } from './match.ts'

export type SplunkCondition =
  | {
      readonly ok: true
      readonly dataset: string
      readonly where: string
      readonly columns: readonly string[]
    }
  | Refusal

/** The condition of a detection as the `where` of a `tstats` over the CIM dataset of its log source. */
export function emitSplunkCondition(detection: Detection): SplunkCondition {
  const { category, product, service } = detection.logSource
  const source = service === null ? logSourceTables[category ?? '']?.splunk : undefined
  if (!source)
    return refused({
      feature: 'unmapped-log-source',
      subject: [product, category, service].filter((part) => part !== null).join('/'),
    })
  const unsupported: Unsupported[] = []
  const columns = new Set<string>()
  const condition = foldCondition<string>(detection.condition, {
    match(match) {
      const field = source.fields[match.field]
      if (field === undefined) unsupported.push({ feature: 'unmapped-field', subject: match.field })
      unsupported.push(...matchProblems(match))
      columns.add(field ?? match.field)
      return inList(
        `${leaf(source.table)}.${field}`,
        match.anyOf.map((pattern) => quoteSpl(patternText(pattern))),
      )
    },
    all: (of) => `(${of.join(' ')})`,
    any: (of) => `(${of.join(' OR ')})`,
    // Unlike `!=`, NOT keeps events that lack the field
    not: (inner) => `NOT ${inner}`,
  })
  const [problem, ...problems] = unsupported
  if (problem) return refused(problem, ...problems)
  return {
    ok: true,
    dataset: source.table,
    where: source.where === null ? condition : `${source.where} ${condition}`,
    columns: [...columns],
  }
}

function matchProblems(match: FieldMatch): readonly Unsupported[] {
  const parts = match.anyOf.flat()
  return [
    ...(match.cased ? [{ feature: 'case-sensitive', subject: match.field } as const] : []),
    ...parts.flatMap((part) => {
      if (typeof part === 'string') return splProblems(part)
      return part.wildcard === 'one-char'
        ? [{ feature: 'one-char-wildcard', subject: match.field } as const]
        : []
    }),
  ]
}

function patternText(pattern: Pattern): string {
  return pattern.map((part) => (typeof part === 'string' ? part : '*')).join('')
}
