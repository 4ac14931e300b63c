import type { Handler } from '@huntwire/event-log'
import { decodeEvent } from '@huntwire/events'
import { composeBrief } from '@huntwire/intel-model'
import { mergeSources } from './merge-sources.ts'
import { publishBrief } from './publish-brief.ts'
import type { PublishedBriefs } from './published-briefs.ts'

/** Makes the brief of an article; one that comes of an older submission than the published brief is dropped. */
export function handleHuntsGenerated(options: {
  readonly prefix: string
  readonly briefs: PublishedBriefs
}): Handler {
  const { briefs, prefix } = options
  return async (record) => {
    const decoded = decodeEvent('hunts-generated', record)
    if (!decoded.ok) return { kind: 'dead-letter', reason: decoded.reason, message: decoded.message }
    const { event } = decoded
    const { engine, article, findings, hunts, notes } = event.data
    const known = await briefs.latest(article.id, record.origin)
    if (known !== null && known.sequence > event.sequence) return { kind: 'skip', reason: 'superseded' }
    const sources = mergeSources(known?.brief?.sources ?? [], [article.source])
    const brief = composeBrief({ engine, article, findings, hunts, huntNotes: notes, sources })
    return publishBrief({ brief, cause: event, writer: record.origin, known, briefs, prefix })
  }
}
