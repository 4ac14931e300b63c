import { topicName } from '@huntwire/events'
import { engine } from '@huntwire/knowledge'
import { type RunningStage, type StageRuntime, startStage } from '@huntwire/service-runtime'
import { handleArticleIngested } from './handle-article-ingested.ts'

/** Starts the stage between `article-ingested` and `article-classified`. */
export function startClassify(runtime: StageRuntime): Promise<RunningStage> {
  const { prefix } = runtime
  return startStage(runtime, {
    stage: 'classify',
    topics: [topicName('article-ingested', prefix)],
    handler: handleArticleIngested({ prefix, engine }),
  })
}
