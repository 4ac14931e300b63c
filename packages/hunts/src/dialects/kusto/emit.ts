import type { Detection, HuntModel, ObservableType, Sighting } from '@huntwire/intel-model'
import { canonicalValue, maxInlineValues } from '../../model/hunt-draft.ts'
import { type EmitResult, type Reads, refused } from '../emit-result.ts'
import { emitKustoCondition } from './condition.ts'
import { quoteKql } from './escape.ts'
import { type KustoPlace, type KustoSchema, kustoColumnsShown } from './fields.ts'
import { hostOfUrl } from './host-of-url.ts'

export type KustoDialect = { readonly schema: KustoSchema; readonly places: readonly KustoPlace[] }

/** A hunt as one KQL query. */
export function emitKusto(model: HuntModel, dialect: KustoDialect): EmitResult {
  return model.form === 'sighting' ? emitSighting(model, dialect) : emitDetection(model, dialect.schema)
}

/** The values of one type that are sought, in canonical form, and the name of the list that holds them. */
type Sought = { readonly type: ObservableType; readonly list: string; readonly values: readonly string[] }

const listNames: Partial<Readonly<Record<ObservableType, string>>> = {
  'ipv4-addr': 'addresses',
  'domain-name': 'hosts',
  'email-addr': 'senders',
  'file-md5': 'md5',
  'file-sha1': 'sha1',
  'file-sha256': 'sha256',
  cve: 'cves',
}

function emitSighting(sighting: Sighting, { schema, places }: KustoDialect): EmitResult {
  const sought = [sighting, ...(sighting.alsoKnownAs ?? [])].map(({ observableType, values }) => ({
    type: observableType,
    list: listNames[observableType] ?? 'values',
    values: values.map((value) => canonicalValue(observableType, value)),
  }))
  const here = places.filter(({ columns }) => sought.every(({ type }) => columns[type] !== undefined))
  if (here.length === 0)
    return refused({
      feature: 'no-place-for-type',
      subject: `no table has a column for values of type ${sighting.observableType}`,
    })
  const count = sought.reduce((sum, { values }) => sum + values.length, 0)
  if (count > maxInlineValues) return refused({ feature: 'too-many-values', subject: String(count) })
  const queries = here.map((place) =>
    printPlace(place, sought, { schema, lookbackDays: sighting.lookbackDays, several: here.length > 1 }),
  )
  const text = queries.map((lines) => lines.join('\n')).join('\n')
  const lists = sought
    .filter(({ list }) => text.includes(`(${list})`))
    .map(({ type, list, values }) => `let ${list} = ${dynamicList(asLogged(type, values))};`)
  return {
    ok: true,
    text: [...lists, ...printUnion(queries), ...newestFirst(here, schema)].join('\n'),
    reads: here.map(readsOf),
  }

  function readsOf(place: KustoPlace): Reads {
    const columns = sought.flatMap(({ type }) => place.columns[type] ?? [])
    return {
      table: place.table,
      columns: [...new Set([...timeColumn(place.table, schema), ...columns, ...place.shown])],
    }
  }
}

/** Defender writes an IPv4 address that came in over an IPv6 socket as `::ffff:198.51.100.23`. */
function asLogged(type: ObservableType, values: readonly string[]): readonly string[] {
  return type === 'ipv4-addr' ? values.flatMap((value) => [value, `::ffff:${value}`]) : values
}

function dynamicList(values: readonly string[]): string {
  return `dynamic([${values.map(quoteKql).join(', ')}])`
}

/** Tables side by side; `isfuzzy` lets the query run where a product is not licensed and its table is missing. */
function printUnion(queries: readonly (readonly string[])[]): readonly string[] {
  const [only, ...others] = queries
  if (only === undefined || others.length === 0) return only ?? []
  const operands = queries.map((lines, index) => {
    const end = index === queries.length - 1 ? ')' : '),'
    return lines.map((line, at) => `    ${at === 0 ? '(' : ''}${line}${at === lines.length - 1 ? end : ''}`)
  })
  return ['union isfuzzy=true', ...operands.flat()]
}

function printPlace(
  place: KustoPlace,
  sought: readonly Sought[],
  options: { readonly schema: KustoSchema; readonly lookbackDays: number; readonly several: boolean },
): readonly string[] {
  const { schema, lookbackDays, several } = options
  const time = timeColumn(place.table, schema)
  return [
    place.table,
    ...time.map((column) => `| where ${column} > ago(${lookbackDays}d)`),
    ...filters(place, sought),
    `| project ${[...time, ...(several ? [`SeenIn = ${quoteKql(place.table)}`] : []), ...place.shown].join(', ')}`,
  ]
}

function filters(place: KustoPlace, sought: readonly Sought[]): readonly string[] {
  const pairs = sought.flatMap((values) =>
    (place.columns[values.type] ?? []).map((column) => ({ column, ...values })),
  )
  switch (place.comparison) {
    case 'whole':
      return [`| where ${pairs.map(({ column, list }) => `${column} in~ (${list})`).join(' or ')}`]
    case 'part':
      return [
        `| where ${pairs
          .flatMap(({ column, values }) => values.map((value) => `${column} contains ${quoteKql(value)}`))
          .join(' or ')}`,
      ]
    case 'url':
      return [`| where ${pairs.flatMap(({ column, values }) => urlIs(column, values)).join(' or ')}`]
    case 'host':
      return [`| where ${pairs.map(({ column, list, values }) => hostIs(column, list, values)).join(' or ')}`]
    case 'host-of-url':
      // `has_any` uses the index and finds too much ("not-evil.example"); the host decides
      return pairs.flatMap(({ column, list, values }) => [
        `| where ${column} has_any (${list})`,
        `| extend SeenHost = extract(@"${hostOfUrl}", 1, ${column})`,
        `| where ${hostIs('SeenHost', list, values)}`,
      ])
  }
}

function urlIs(column: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [
    `${column} startswith ${quoteKql(value)}`,
    `${column} contains ${quoteKql(`://${value}`)}`,
  ])
}

function hostIs(column: string, list: string, values: readonly string[]): string {
  const below = values.map((value) => `${column} endswith ${quoteKql(`.${value}`)}`)
  return [`${column} in~ (${list})`, ...below].join(' or ')
}

function emitDetection(detection: Detection, schema: KustoSchema): EmitResult {
  const emitted = emitKustoCondition(detection, schema)
  if (!emitted.ok) return emitted
  const { table, condition, columns } = emitted
  const time = timeColumn(table, schema)
  const shown = kustoColumnsShown[table] ?? columns
  const lines = [
    table,
    ...time.map((column) => `| where ${column} > ago(${detection.lookbackDays}d)`),
    `| where ${condition}`,
    `| project ${[...time, ...shown].join(', ')}`,
    ...time.map((column) => `| order by ${column} desc`),
  ]
  return {
    ok: true,
    text: lines.join('\n'),
    reads: [{ table, columns: [...new Set([...time, ...columns, ...shown])] }],
  }
}

function newestFirst(places: readonly KustoPlace[], schema: KustoSchema): readonly string[] {
  const timed = places.every(({ table }) => timeColumn(table, schema).length > 0)
  return timed ? [`| order by ${schema.time} desc`] : []
}

/** State tables (the vulnerability inventory) have no time: what they hold is now. */
function timeColumn(table: string, schema: KustoSchema): readonly string[] {
  return schema.tables[table]?.[schema.time] === undefined ? [] : [schema.time]
}
