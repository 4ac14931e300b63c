import type { Handler } from '@huntwire/event-log'
import { decodeEvent, encodeEvent, followUp } from '@huntwire/events'
import { planHunts } from '@huntwire/hunts'
import type { Engine } from '@huntwire/intel-model'

/** Makes the hunts that an article's findings call for. */
export function handleArticleClassified(options: {
  readonly prefix: string
  readonly engine: Engine
}): Handler {
  const { engine, prefix } = options
  return async (record) => {
    const decoded = decodeEvent('article-classified', record)
    if (!decoded.ok) return { kind: 'dead-letter', reason: decoded.reason, message: decoded.message }
    const { article, findings } = decoded.event.data
    const { hunts, notes } = planHunts({ article, findings })
    const generated = followUp({
      cause: decoded.event,
      kind: 'hunts-generated',
      source: '/huntwire/hunt-generation',
      subject: article.id,
      revision: article.revision,
      derivation: engine.derivation,
      data: { engine, article, findings, hunts, notes: [...notes] },
    })
    return { kind: 'publish', records: [encodeEvent(generated, prefix)] }
  }
}
