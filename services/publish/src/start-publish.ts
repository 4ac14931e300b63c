import { join } from 'node:path'
import type { BriefStore } from '@huntwire/brief-store'
import type { Materialisation } from '@huntwire/event-log'
import { topicName } from '@huntwire/events'
import { type RunningStage, type StageRuntime, startStage } from '@huntwire/service-runtime'
import { handleArticleSighted } from './handle-article-sighted.ts'
import { handleBriefPublished } from './handle-brief-published.ts'
import { handleHuntsGenerated } from './handle-hunts-generated.ts'
import { trackPublishedBriefs } from './published-briefs.ts'

/** Starts the private copy of `brief-published` that this replica reads from. */
export function startReadModel(runtime: StageRuntime, store: BriefStore): Promise<Materialisation> {
  return runtime.log.materialise(topicName('brief-published', runtime.prefix), store.view)
}

/** Starts the role *worker*: renders briefs and writes them to `brief-published`. `clock` gives ms since 1970. */
export async function startPublishWorker(
  runtime: StageRuntime,
  options: { readonly store: BriefStore; readonly readModel: Materialisation; readonly clock: () => number },
): Promise<RunningStage> {
  const { prefix } = runtime
  const { store } = options
  const briefs = trackPublishedBriefs({
    lookUp: (id) => publishedIn(store, id),
    storedSequence: store.sequenceOf,
    caughtUp: options.readModel.caughtUp,
    clock: options.clock,
  })
  const sighted = topicName('article-sighted', prefix)
  const handleSighted = handleArticleSighted({ prefix, briefs })
  const handleGenerated = handleHuntsGenerated({ prefix, briefs })
  return await startStage(runtime, {
    stage: 'publish',
    topics: [topicName('hunts-generated', prefix), sighted],
    handler: (record, context) =>
      record.origin.topic === sighted ? handleSighted(record, context) : handleGenerated(record, context),
  })
}

/** Starts the role *export*: one owner in the cluster keeps the files of all briefs below `directory`. */
export function startExport(runtime: StageRuntime, directory: string): Promise<RunningStage> {
  return startStage(runtime, {
    stage: 'publish.export',
    topics: [topicName('brief-published', runtime.prefix)],
    handler: handleBriefPublished({ directory: join(directory, 'briefs') }),
  })
}

function publishedIn(store: BriefStore, id: string) {
  const sequence = store.sequenceOf(id)
  return sequence === null ? null : { brief: store.get(id), sequence }
}
