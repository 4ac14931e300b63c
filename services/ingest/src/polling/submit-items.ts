import type { EventLog } from '@huntwire/event-log'
import { encodeSubmission, maxSubmissionBytes } from '@huntwire/events'
import { articleIdOf, type SubmittedArticle } from '@huntwire/intel-model'
import { canonicalUrl } from '@huntwire/reading'
import type { Logger } from '@huntwire/service-runtime'

/** Publishes items as submissions; returns how many. Throws DependencyUnavailable when the log is away. */
export async function submitItems(
  to: { readonly log: Pick<EventLog, 'publish'>; readonly prefix: string; readonly logger: Logger },
  items: readonly SubmittedArticle[],
): Promise<number> {
  const records = items.flatMap((submission) => {
    const encoded = encodeItem(submission, to.prefix)
    if (encoded.ok) return [encoded.record]
    const url = submission.url.slice(0, 200)
    to.logger.warn({ source: submission.source, url }, `left out: ${encoded.reason}`)
    return []
  })
  if (records.length > 0) await to.log.publish(records)
  return records.length
}

/** One item that cannot be submitted must not hold back the others, nor the next poll. */
function encodeItem(submission: SubmittedArticle, prefix: string) {
  const canonical = canonicalUrl(submission.url)
  if (!canonical.ok) return canonical
  const articleId = articleIdOf(canonical.url)
  const record = encodeSubmission({ articleId, submission, source: '/huntwire/sources', prefix })
  const size = record.value.length
  if (size <= maxSubmissionBytes) return { ok: true as const, record }
  return { ok: false as const, reason: `it has ${size} bytes; at most ${maxSubmissionBytes} are read` }
}
