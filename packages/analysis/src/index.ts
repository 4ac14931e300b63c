export { analyse } from './analyse.ts'
export { extractObservables } from './observables/extract-observables.ts'
export type { RoleContext } from './roles/decide-role.ts'
export { readTechniques } from './techniques/read-techniques.ts'
