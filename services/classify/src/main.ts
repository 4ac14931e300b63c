import { engine } from '@huntwire/knowledge'
import { runKafkaStage } from '@huntwire/service-runtime/kafka'
import { classifySettings } from './config.ts'
import { startClassify } from './start-classify.ts'

await runKafkaStage({
  name: 'classify',
  version: engine.version,
  settings: classifySettings,
  start: startClassify,
})
