export { type AttackTactic, attackTactic, attackTactics } from './attack/tactics.ts'
export { type AttackTechnique, attackTechniques, currentTechnique } from './attack/techniques.ts'
export { type Engine, engine, engineOf } from './engine.ts'
export { type KnownExploited, knownExploited } from './exploited/known-exploited.ts'
export { nameKey } from './names/name-key.ts'
export { type ThreatName, threatNames } from './names/threat-names.ts'
export { foldersOfProgram, isSystemProgram } from './system-files/system-programs.ts'
export { type TechniqueModel, techniqueModel } from './technique-model/technique-model.ts'
export {
  cimDatasets,
  defenderTables,
  type LogSourceTables,
  logSourceTables,
  sentinelTables,
  type TelemetryTables,
} from './telemetry/tables.ts'
export { knowledgeVersion } from './version/knowledge-version.ts'
export { type AddressWarning, addressWarning } from './warning-lists/address-warning.ts'
export { hashWarning } from './warning-lists/hash-warning.ts'
export { hostWarning, isSharedHosting, isSharedSite, type Warning } from './warning-lists/host-warning.ts'
export { ipv6Warning } from './warning-lists/ipv6-warning.ts'
export { type SpecialName, specialName } from './warning-lists/special-names.ts'
