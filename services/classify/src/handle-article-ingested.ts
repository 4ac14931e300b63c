import { analyse } from '@huntwire/analysis'
import type { Handler } from '@huntwire/event-log'
import { decodeEvent, encodeEvent, followUp } from '@huntwire/events'
import { type Engine, headOf } from '@huntwire/intel-model'

/** Finds what an article says and hands it on without the body. */
export function handleArticleIngested(options: {
  readonly prefix: string
  readonly engine: Engine
}): Handler {
  const { engine, prefix } = options
  return async (record) => {
    const decoded = decodeEvent('article-ingested', record)
    if (!decoded.ok) return { kind: 'dead-letter', reason: decoded.reason, message: decoded.message }
    const article = decoded.event.data
    const classified = followUp({
      cause: decoded.event,
      kind: 'article-classified',
      source: '/huntwire/classify',
      subject: article.id,
      revision: article.revision,
      derivation: engine.derivation,
      data: { engine, article: headOf(article), findings: analyse(article) },
    })
    return { kind: 'publish', records: [encodeEvent(classified, prefix)] }
  }
}
