import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BriefStore, openBriefStore } from '@huntwire/brief-store'
import type { Materialisation } from '@huntwire/event-log'
import { engine } from '@huntwire/knowledge'
import { kafkaProblems, type RunningStage, runService } from '@huntwire/service-runtime'
import { kafkaRuntime } from '@huntwire/service-runtime/kafka'
import { publishSettings } from './config.ts'
import { startExport, startPublishWorker, startReadModel } from './start-publish.ts'
import { webRoutes } from './web-routes.ts'

await runService({
  name: 'publish',
  settings: publishSettings,
  check: kafkaProblems,
  create: (settings, context) => {
    const runtime = kafkaRuntime(settings, { ...context, name: 'publish', version: engine.version })
    const roles = settings.HUNTWIRE_ROLES
    const store = openStore(settings.HUNTWIRE_DATA)
    const stages: RunningStage[] = []
    let readModel: Materialisation | null = null
    let complete = false
    return {
      routes: roles.includes('web') ? [webRoutes({ store })] : [],
      probes: () => [
        ...stages.map((stage) => stage.probe),
        { name: 'read-model', ready: () => (complete ? { ok: true } : { ok: false, reason: 'catching up' }) },
      ],
      heartbeats: () => stages.map((stage) => stage.heartbeat),
      start: async () => {
        readModel = await startReadModel(runtime, store)
        await readModel.ready
        complete = true
        if (roles.includes('worker')) {
          stages.push(await startPublishWorker(runtime, { store, readModel, clock: Date.now }))
        }
        if (roles.includes('export')) stages.push(await startExport(runtime, settings.HUNTWIRE_OUT))
      },
      stop: async () => {
        await Promise.all(stages.map((stage) => stage.stop()))
        await readModel?.stop()
        await runtime.log.close()
        store.close()
      },
    }
  },
})

function openStore(directory: string): BriefStore {
  mkdirSync(directory, { recursive: true })
  return openBriefStore({ file: join(directory, 'briefs.sqlite') })
}
