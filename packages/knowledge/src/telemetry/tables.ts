import cim from './generated/cim.json' with { type: 'json' }
import defender from './generated/defender.json' with { type: 'json' }
import logSources from './generated/log-sources.json' with { type: 'json' }
import sentinel from './generated/sentinel.json' with { type: 'json' }

/** Columns and their types, by table. */
export type TelemetryTables = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Datasets of Splunk's Common Information Model (`Endpoint.Processes`) with the fields that CIM 5.0.1 and later share. */
export const cimDatasets: TelemetryTables = cim

/** Tables of Defender XDR's advanced hunting. */
export const defenderTables: TelemetryTables = defender

/** Tables of a Sentinel workspace: the streamed Defender tables and the native ones that hunts may name. */
export const sentinelTables: TelemetryTables = sentinel

/** Where a dialect keeps the events of a Sigma log source category, and its columns by Sigma field. */
export type LogSourceTables = Readonly<
  Record<
    string,
    {
      readonly splunk: {
        readonly table: string
        readonly where: string | null
        readonly fields: Readonly<Record<string, string>>
      } | null
      readonly defender: {
        readonly table: string
        readonly actionTypes: readonly string[]
        readonly fields: Readonly<Record<string, string>>
      } | null
    }
  >
>

export const logSourceTables: LogSourceTables = logSources
