export {
  cimDatasets,
  defenderTables,
  type LogSourceTables,
  logSourceTables,
  sentinelTables,
  type TelemetryTables,
} from './telemetry/tables.ts'
