import { topicName } from '@huntwire/events'
import { engine } from '@huntwire/knowledge'
import { type RunningStage, type StageRuntime, startStage } from '@huntwire/service-runtime'
import { handleArticleClassified } from './handle-article-classified.ts'

/** Starts the stage between `article-classified` and `hunts-generated`. */
export function startHuntGeneration(runtime: StageRuntime): Promise<RunningStage> {
  const { prefix } = runtime
  return startStage(runtime, {
    stage: 'hunt-generation',
    topics: [topicName('article-classified', prefix)],
    handler: handleArticleClassified({ prefix, engine }),
  })
}
