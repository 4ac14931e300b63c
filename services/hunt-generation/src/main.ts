import { engine } from '@huntwire/knowledge'
import { runKafkaStage } from '@huntwire/service-runtime/kafka'
import { huntGenerationSettings } from './config.ts'
import { startHuntGeneration } from './start-hunt-generation.ts'

await runKafkaStage({
  name: 'hunt-generation',
  version: engine.version,
  settings: huntGenerationSettings,
  start: startHuntGeneration,
})
