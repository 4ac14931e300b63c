import { topicName } from '@huntwire/events'
import type { IngestState } from '@huntwire/ingest-state'
import { engine } from '@huntwire/knowledge'
import { type RunningStage, type StageRuntime, startStage } from '@huntwire/service-runtime'
import { handleArticleSubmitted } from './handle-article-submitted.ts'
import type { ReadArticle } from './read-article.ts'
import { recordClaims } from './record-claims.ts'
import { tellStoryWith } from './tell-story.ts'

/** Starts the stage between `article-submitted` and `article-ingested`. */
export async function startIngest(
  runtime: StageRuntime,
  options: { readonly state: IngestState; readonly readArticle: ReadArticle },
): Promise<RunningStage> {
  const { prefix } = runtime
  const claims = recordClaims({ state: options.state, epochOf: rememberedEpochs(runtime) })
  return await startStage(runtime, {
    stage: 'ingest',
    topics: [topicName('article-submitted', prefix)],
    handler: handleArticleSubmitted({
      prefix,
      engine,
      claims,
      readArticle: options.readArticle,
      tellStory: tellStoryWith(options.state),
    }),
    onDeadLetter: claims.giveBack,
    onDone: claims.forget,
  })
}

/** How long an answer counts; a topic made anew is noticed after that. */
const rememberMs = 30_000

function rememberedEpochs(runtime: StageRuntime): (topic: string) => Promise<string> {
  const known = new Map<string, { readonly epoch: Promise<string>; readonly at: number }>()
  return (topic) => {
    const now = performance.now()
    const remembered = known.get(topic)
    if (remembered !== undefined && now - remembered.at < rememberMs) return remembered.epoch
    const epoch = runtime.log.epochOf(topic)
    known.set(topic, { epoch, at: now })
    epoch.catch(() => known.delete(topic))
    return epoch
  }
}
