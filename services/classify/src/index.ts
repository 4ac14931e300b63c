export { classifySettings } from './config.ts'
export { startClassify } from './start-classify.ts'
