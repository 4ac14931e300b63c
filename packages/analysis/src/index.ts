export { extractObservables } from './observables/extract-observables.ts'
