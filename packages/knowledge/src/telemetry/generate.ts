/**
 * Writes the tables of `generated/` from the telemetry facts: `node packages/knowledge/src/telemetry/generate.ts [dir]`.
 * `dir` holds `telemetry/{cim_model,kql_tables,field_mappings}.json`; `../shared/data` when not given.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

type Columns = Readonly<Record<string, string>>
type Tables = Readonly<Record<string, Columns>>

const cimModel = z.record(
  z.string(),
  z.object({
    model: z.string(),
    fields: z.record(z.string(), z.object({ type: z.string().optional(), since: z.string().optional() })),
  }),
)
const kqlTables = z.record(
  z.enum(['m365', 'sentinel']),
  z.object({ tables: z.record(z.string(), z.record(z.string(), z.string())) }),
)
const columnsOf = z.object({ fields: z.record(z.string(), z.string()) })
const fieldMappings = z.object({
  categories: z.record(
    z.string(),
    z.object({
      splunk: columnsOf
        .extend({ dataset: z.string(), where: z.string().optional() })
        .optional()
        .catch(undefined),
      defender: columnsOf.extend({ table: z.string(), action_types: z.array(z.string()).optional() }),
    }),
  ),
})

/** Data models about Splunk itself, which no hunt reads. */
const cimModelsLeftOut =
  /^(Splunk_|JVM|Compute_Inventory|Performance|Ticket_Management|Change_Analysis|Application_State)/

/** Tables that Sentinel has beside the streamed Defender ones and that hunts may name. */
const sentinelTables =
  /^(Device|Email|UrlClick|ASim|DnsEvents$|CommonSecurityLog$|SecurityEvent$|SigninLogs$|AuditLogs$)/

/** The log source categories that a detection may be about, each with the dialects whose table holds just its events. */
const categories: Readonly<Record<string, readonly ('splunk' | 'defender')[]>> = {
  process_creation: ['splunk', 'defender'],
  network_connection: ['splunk', 'defender'],
  file_event: ['splunk', 'defender'],
  image_load: ['defender'], // CIM 5 has no field for the loaded image
  dns_query: ['splunk'], // Defender keeps the name inside AdditionalFields
  proxy: ['splunk'], // Defender sees hosts and some URLs, but is no proxy
}
const categoryInMappings: Readonly<Record<string, string>> = { proxy: 'proxy_web' }

/** Fields whose values are written differently in the target, so that equal text would not mean the same. */
const unfitFields = new Set([
  'User', // DOMAIN\user in Sysmon, the name alone elsewhere
  'Computer', // with or without a DNS suffix
  'Hashes', // "SHA256=…,MD5=…" in Sysmon
  'IntegrityLevel', // a word in Sysmon, a word or a SID elsewhere
  'DestinationHostname', // Defender's RemoteUrl is a host or a whole URL
  'CreationUtcTime',
  'ProcessGuid',
  'ParentProcessGuid',
])

const input = process.argv[2] ?? '../shared/data'
const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(input, 'telemetry', `${name}.json`), 'utf8'))

const kql = kqlTables.parse(read('kql_tables'))
const cim = cimTables(cimModel.parse(read('cim_model')))
const defender = documented(kql.m365.tables)
const sentinel = documented(pick(kql.sentinel.tables, (name) => sentinelTables.test(name)))
write('cim', cim)
write('defender', defender)
write('sentinel', sentinel)
write('log-sources', logSources(fieldMappings.parse(read('field_mappings'))))

/** Only fields that CIM has had since 5.0.1: a newer one is absent from most data models in use. */
function cimTables(model: z.infer<typeof cimModel>): Tables {
  const kept = pick(model, (name) => !cimModelsLeftOut.test(name))
  return mapValues(kept, ({ fields }) =>
    mapValues(
      pick(fields, (_, field) => field.since === undefined),
      (field) => field.type ?? 'string',
    ),
  )
}

/** Tables whose documentation lists columns; one or two columns are a stub. */
function documented(tables: Tables): Tables {
  return pick(tables, (_, columns) => Object.keys(columns).length > 2)
}

/** For each category the table of a dialect and its columns by Sigma field; a column that the table lacks is left out. */
function logSources({ categories: mapped }: z.infer<typeof fieldMappings>) {
  return mapValues(Object.fromEntries(Object.keys(categories).map((name) => [name, name])), (name) => {
    const { splunk, defender: xdr } = mapped[categoryInMappings[name] ?? name] ?? {}
    const dialects = categories[name] ?? []
    return {
      splunk:
        dialects.includes('splunk') && splunk
          ? {
              table: splunk.dataset,
              where: splunk.where ?? null,
              fields: existing(withoutPrefix(splunk.fields), cim[splunk.dataset]),
            }
          : null,
      defender:
        dialects.includes('defender') && xdr
          ? {
              table: xdr.table,
              actionTypes: xdr.action_types ?? [],
              fields: existing(xdr.fields, defender[xdr.table]),
            }
          : null,
    }
  })
}

function withoutPrefix(fields: Columns): Columns {
  return mapValues(fields, (field) => field.slice(field.indexOf('.') + 1))
}

/** The fields of Sigma's taxonomy (own names start with an underscore) that fit and whose column is in the table. */
function existing(fields: Columns, columns: Columns = {}): Columns {
  return pick(fields, (name, column) => !name.startsWith('_') && !unfitFields.has(name) && column in columns)
}

function pick<V>(
  record: Readonly<Record<string, V>>,
  keep: (key: string, value: V) => boolean,
): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keep(key, value)))
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}

/** One line a table, sorted: compact, and a new fact is one changed line. */
function write(name: string, table: Readonly<Record<string, unknown>>): void {
  const lines = Object.keys(table)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(table[key])}`)
  writeFileSync(join(import.meta.dirname, 'generated', `${name}.json`), `{\n${lines.join(',\n')}\n}\n`)
}
