import { cimDatasets, defenderTables, sentinelTables, type TelemetryTables } from '@huntwire/knowledge'
import type { EmitResult } from '../dialects/emit-result.ts'
import type { Gate } from './gate.ts'

/** Every column that a query names exists in the table it reads. */
export const knownColumns: Gate = ({ emissions }) =>
  missingIn(emissions.splunk, cimDatasets) ??
  missingIn(emissions['splunk-raw'], cimDatasets) ??
  missingIn(emissions.defender, defenderTables) ??
  missingIn(emissions.sentinel, sentinelTables)

function missingIn(emitted: EmitResult, tables: TelemetryTables): string | null {
  if (!emitted.ok) return null
  for (const { table, columns } of emitted.reads) {
    const missing = columns.find((column) => tables[table]?.[column] === undefined)
    if (missing !== undefined) return `${table} has no column ${missing}`
  }
  return null
}
