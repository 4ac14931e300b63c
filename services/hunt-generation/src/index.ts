export { huntGenerationSettings } from './config.ts'
export { startHuntGeneration } from './start-hunt-generation.ts'
