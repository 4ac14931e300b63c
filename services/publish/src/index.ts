export { publishSettings } from './config.ts'
export { startExport, startPublishWorker, startReadModel } from './start-publish.ts'
export { webRoutes } from './web-routes.ts'
