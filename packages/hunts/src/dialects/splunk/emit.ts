import type { Detection, HuntModel, ObservableType, Sighting } from '@huntwire/intel-model'
import { type Comparison, canonicalValue, maxInlineValues } from '../../model/hunt-draft.ts'
import { type EmitResult, type Reads, refused } from '../emit-result.ts'
import { emitSplunkCondition } from './condition.ts'
import { quoteSpl, splProblems } from './escape.ts'
import { type CimPlace, cimColumnsShown, cimPlaces } from './fields.ts'
import { inList, leaf } from './match.ts'

export type SplunkOptions = {
  /** Read only what acceleration has summarised: fast, and blind to models that are not accelerated. */
  readonly summariesOnly: boolean
}

/** A hunt as one SPL search over the CIM data models. */
export function emitSplunk(model: HuntModel, options: SplunkOptions): EmitResult {
  return model.form === 'sighting' ? emitSighting(model, options) : emitDetection(model, options)
}

/** One `tstats` of a dataset: which events, and how the answer is grouped. */
type Search = {
  readonly dataset: string
  readonly where: string
  readonly by: readonly string[]
  readonly list: readonly string[]
  readonly columns: readonly string[]
}

function emitSighting(sighting: Sighting, options: SplunkOptions): EmitResult {
  const sought = [sighting, ...(sighting.alsoKnownAs ?? [])]
  const values = sought.flatMap(({ observableType, values }) =>
    values.map((value) => asCimWrites(canonicalValue(observableType, value), observableType)),
  )
  const places = cimPlaces[sighting.observableType]
  if (places === undefined)
    return refused({
      feature: 'no-place-for-type',
      subject: `CIM has no field for values of type ${sighting.observableType}`,
    })
  if (values.length > maxInlineValues)
    return refused({ feature: 'too-many-values', subject: String(values.length) })
  const [problem, ...problems] = values.flatMap(splProblems)
  if (problem) return refused(problem, ...problems)
  const searches = places.map((place) => searchPlace(place, values))
  return {
    ok: true,
    text: printSearches(searches, sighting.lookbackDays, options),
    reads: searches.map(reads),
  }
}

/** CIM lower-cases the ids of vulnerabilities. */
function asCimWrites(value: string, type: ObservableType): string {
  return type === 'cve' ? value.toLowerCase() : value
}

function searchPlace(place: CimPlace, values: readonly string[]): Search {
  const patterns = values.flatMap((value) => wildcardPatterns(place.comparison, value)).map(quoteSpl)
  const matches = place.fields.map((field) => inList(`${leaf(place.dataset)}.${field}`, patterns))
  return {
    dataset: place.dataset,
    where: matches.length === 1 ? matches.join('') : `(${matches.join(' OR ')})`,
    by: place.by,
    list: place.list ?? [],
    columns: [...place.fields, ...place.by, ...(place.list ?? [])],
  }
}

function wildcardPatterns(comparison: Comparison, value: string): readonly string[] {
  switch (comparison) {
    case 'whole':
      return [value]
    case 'part':
      return [`*${value}*`]
    case 'url':
      return [`${value}*`, `*://${value}*`]
    case 'host':
      return [value, `*.${value}`]
    case 'host-of-url':
      throw new Error('CIM has fields for hosts of their own')
  }
}

function emitDetection(detection: Detection, options: SplunkOptions): EmitResult {
  const emitted = emitSplunkCondition(detection)
  if (!emitted.ok) return emitted
  const { dataset, where, columns } = emitted
  const by = cimColumnsShown[dataset] ?? columns
  const search: Search = { dataset, where, by, list: [], columns: [...columns, ...by] }
  return { ok: true, text: printSearches([search], detection.lookbackDays, options), reads: [reads(search)] }
}

function printSearches(searches: readonly Search[], lookbackDays: number, options: SplunkOptions): string {
  const several = searches.length > 1
  const [first, ...others] = searches.map((search) => [
    ...printSearch(search, lookbackDays, options),
    ...(several ? [`| eval seenIn=${quoteSpl(search.dataset)}`] : []),
  ])
  return [
    ...(first ?? []),
    // The limits of `append` (60 s, 50,000 rows) would cut an answer silently
    ...others.flatMap((lines) => [
      '| append maxtime=1800 timeout=1800 maxout=1000000',
      ...bracketed(lines).map((line) => `    ${line}`),
    ]),
    '| sort 0 - lastTime',
    '| convert ctime(firstTime) ctime(lastTime)',
  ].join('\n')
}

function bracketed(lines: readonly string[]): readonly string[] {
  return lines.map(
    (line, index) => `${index === 0 ? '[' : ''}${line}${index === lines.length - 1 ? ']' : ''}`,
  )
}

function printSearch(search: Search, lookbackDays: number, options: SplunkOptions): readonly string[] {
  const node = leaf(search.dataset)
  const lists = search.list.map((field) => ` values(${node}.${field}) as ${field}`).join('')
  const acceleration = options.summariesOnly
    ? 'summariesonly=true allow_old_summaries=true'
    : 'summariesonly=false'
  return [
    // Without fillnull_value, `by` drops every event that lacks one of its fields
    `| tstats ${acceleration} fillnull_value="unknown" count min(_time) as firstTime max(_time) as lastTime${lists}`,
    `    from datamodel=${search.dataset}`,
    `    where earliest=-${lookbackDays}d@d latest=now ${search.where}`,
    `    by ${search.by.map((field) => `${node}.${field}`).join(' ')}`,
    `| rename ${node}.* as *`,
  ]
}

function reads(search: Search): Reads {
  return { table: search.dataset, columns: [...new Set(search.columns)] }
}
