import type { Handler } from '@huntwire/event-log'
import { decodeEvent } from '@huntwire/events'
import { mergeSources } from './merge-sources.ts'
import { publishBrief } from './publish-brief.ts'
import type { PublishedBriefs } from './published-briefs.ts'

/** Adds a source to the brief of an article; a brief that is still on its way is waited for. */
export function handleArticleSighted(options: {
  readonly prefix: string
  readonly briefs: PublishedBriefs
}): Handler {
  const { briefs, prefix } = options
  return async (record) => {
    const decoded = decodeEvent('article-sighted', record)
    if (!decoded.ok) return { kind: 'dead-letter', reason: decoded.reason, message: decoded.message }
    const { event } = decoded
    const { articleId, source } = event.data
    const known = await briefs.latest(articleId, record.origin)
    if (known === null) {
      const message = `"${source.name}" has article ${articleId} too, but its brief is not published yet`
      return { kind: 'retry-later', reason: 'brief-not-there-yet', message }
    }
    if (known.brief === null) return { kind: 'skip', reason: 'superseded' }
    const brief = { ...known.brief, sources: mergeSources(known.brief.sources, [source]) }
    const sequence = known.sequence > event.sequence ? known.sequence : event.sequence
    return publishBrief({
      brief,
      cause: { ...event, sequence },
      writer: record.origin,
      known,
      briefs,
      prefix,
    })
  }
}
