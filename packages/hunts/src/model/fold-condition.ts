import type { Condition, FieldMatch } from '@huntwire/intel-model'

export type ConditionReducer<R> = {
  readonly match: (match: FieldMatch) => R
  readonly all: (of: readonly R[]) => R
  readonly any: (of: readonly R[]) => R
  readonly not: (condition: R) => R
}

/** Reduces a condition bottom-up: children are already `R` when their parent is reduced. */
export function foldCondition<R>(condition: Condition, reducer: ConditionReducer<R>): R {
  switch (condition.kind) {
    case 'match':
      return reducer.match(condition.match)
    case 'all':
      return reducer.all(condition.of.map((child) => foldCondition(child, reducer)))
    case 'any':
      return reducer.any(condition.of.map((child) => foldCondition(child, reducer)))
    case 'not':
      return reducer.not(foldCondition(condition.condition, reducer))
  }
}
