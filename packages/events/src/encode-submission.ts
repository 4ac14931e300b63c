import { type ArticleId, type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import type { EncodedEvent } from './encode-event.ts'
import { eventIdOf } from './event-id.ts'
import { dataSchemaOf, eventTypeOf, topicName } from './topics.ts'
import { traceParentOf } from './trace-parent.ts'

const encoder = new TextEncoder()

/**
 * A submission as a CloudEvents record in binary mode, under the key of its article. `source` names who submits, e.g.
 * `/huntwire/feeds`. It has no sequence yet: the log gives it one by appending it.
 */
export function encodeSubmission(parts: {
  readonly articleId: ArticleId
  readonly submission: SubmittedArticle
  readonly source: string
  readonly prefix: string
}): EncodedEvent {
  const json = JSON.stringify(parts.submission)
  const kind = 'article-submitted'
  const id = eventIdOf({
    kind,
    articleId: parts.articleId,
    revision: sha256Hex(json),
    derivation: parts.source,
  })
  const attributes: readonly (readonly [string, string])[] = [
    ['ce_specversion', '1.0'],
    ['ce_id', id],
    ['ce_source', parts.source],
    ['ce_type', eventTypeOf(kind)],
    ['ce_subject', parts.articleId],
    ['ce_dataschema', dataSchemaOf(kind)],
    ['content-type', 'application/json'],
    ['traceparent', traceParentOf(id, null)],
  ]
  return {
    topic: topicName(kind, parts.prefix),
    key: encoder.encode(parts.articleId),
    value: encoder.encode(json),
    headers: attributes.map(([name, text]) => [name, encoder.encode(text)] as const),
  }
}
