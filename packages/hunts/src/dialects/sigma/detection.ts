import type { Detection, LogSource, Pattern, Sighting } from '@huntwire/intel-model'
import { foldCondition } from '../../model/fold-condition.ts'
import { canonicalValue, maxInlineValues } from '../../model/hunt-draft.ts'
import { type Refusal, refused, type Unsupported } from '../emit-result.ts'
import { escapeSigma, sigmaProblems } from './escape.ts'
import { type SigmaPlace, sigmaHasNoPlace, sigmaPlaces } from './fields.ts'

/** Search identifiers of a rule, each a map of `Field|modifier` to values, and the condition over their names. */
type SigmaDetection = Readonly<Record<string, Readonly<Record<string, readonly string[]>> | string>> & {
  readonly condition: string
}

export type SigmaBody =
  | {
      readonly ok: true
      readonly logSource: LogSource
      readonly detection: SigmaDetection
      readonly fields: readonly string[]
    }
  | Refusal

/** A sighting as selections on the one log source that shows all of it. */
export function sightingBody(sighting: Sighting): SigmaBody {
  const sought = [sighting, ...(sighting.alsoKnownAs ?? [])]
  const places = sought.map(({ observableType }) => sigmaPlaces[observableType])
  const [place] = places
  if (!place || !places.every((other) => other?.logSource === place.logSource))
    return refused({
      feature: 'no-place-for-type',
      subject:
        sigmaHasNoPlace[sighting.observableType] ??
        `no one log source of Sigma's taxonomy shows values of type ${sighting.observableType}`,
    })
  const values = sought.flatMap(({ observableType, values }) =>
    values.map(
      (value) => `${sigmaPlaces[observableType]?.prefix ?? ''}${canonicalValue(observableType, value)}`,
    ),
  )
  if (values.length > maxInlineValues)
    return refused({ feature: 'too-many-values', subject: String(values.length) })
  const [problem, ...problems] = values.flatMap(sigmaProblems)
  if (problem) return refused(problem, ...problems)
  const selections = Object.entries(placeSelections(place, values))
  return {
    ok: true,
    logSource: place.logSource,
    detection: {
      ...Object.fromEntries(selections),
      condition: selections.length === 1 ? 'selection' : '1 of selection_*',
    },
    fields: place.fields,
  }
}

type Selections = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

function placeSelections({ comparison, fields }: SigmaPlace, values: readonly string[]): Selections {
  const literal = values.map(escapeSigma)
  const field = fields.join('')
  switch (comparison) {
    case 'whole':
      return Object.fromEntries(
        fields.map((name) => [`selection_${name.toLowerCase()}`, { [name]: literal }]),
      )
    case 'part':
      return { selection: { [`${field}|contains`]: literal } }
    case 'url':
      return {
        selection_beginning: { [`${field}|startswith`]: literal },
        selection_behind_scheme: { [`${field}|contains`]: literal.map((value) => `://${value}`) },
      }
    case 'host':
    case 'host-of-url':
      return {
        selection_name: { [field]: literal },
        selection_below: { [`${field}|endswith`]: literal.map((value) => `.${value}`) },
      }
  }
}

/** A detection as one selection a field match, joined by the same condition. */
export function detectionBody({ condition, logSource }: Detection): SigmaBody {
  const selections: Record<string, Readonly<Record<string, readonly string[]>>> = {}
  const unsupported: Unsupported[] = []
  const fields = new Set<string>()
  const text = foldCondition<string>(condition, {
    match(match) {
      const name = `selection_${Object.keys(selections).length + 1}`
      unsupported.push(
        ...match.anyOf.flat().flatMap((part) => (typeof part === 'string' ? sigmaProblems(part) : [])),
      )
      selections[name] = { [`${match.field}${match.cased ? '|cased' : ''}`]: match.anyOf.map(patternText) }
      fields.add(match.field)
      return name
    },
    all: (of) => joined(of, 'and'),
    any: (of) => joined(of, 'or'),
    not: (inner) => `not ${inner}`,
  })
  const [problem, ...problems] = unsupported
  if (problem) return refused(problem, ...problems)
  return { ok: true, logSource, detection: { ...selections, condition: text }, fields: [...fields] }
}

function joined(of: readonly string[], word: 'and' | 'or'): string {
  return of.length === 1 ? of.join('') : `(${of.join(` ${word} `)})`
}

function patternText(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return escapeSigma(part)
      return part.wildcard === 'any-chars' ? '*' : '?'
    })
    .join('')
}
