import type { Handler, Outcome, ReceivedRecord } from '@huntwire/event-log'
import { type Cause, decodeSubmission, encodeEvent, followUp, sequenceOf } from '@huntwire/events'
import {
  type Article,
  type ArticleId,
  articleIdOf,
  type Engine,
  type SubmittedArticle,
  sha256Hex,
  urlNamespace,
  uuidV5,
} from '@huntwire/intel-model'
import { canonicalUrl, sourceNameOf } from '@huntwire/reading'
import { revisionClaim, sightingClaim, submissionClaim } from './claim-names.ts'
import type { ReadArticle } from './read-article.ts'
import type { RecordClaims } from './record-claims.ts'
import type { TellStory } from './tell-story.ts'

type Ingesting = {
  readonly record: ReceivedRecord
  readonly cause: Cause
  readonly submission: SubmittedArticle
  readonly articleId: ArticleId
  readonly url: string
  readonly sourceName: string
}

/**
 * Makes an article of a submission. The same entry again is dropped before anything is fetched, the same body again
 * after; either one from another source becomes a sighting. Another article with much of the same text is told apart, and
 * says whose story it tells.
 */
export function handleArticleSubmitted(options: {
  readonly prefix: string
  readonly engine: Engine
  readonly claims: RecordClaims
  readonly readArticle: ReadArticle
  readonly tellStory: TellStory
}): Handler {
  const { claims } = options

  return async (record, { signal }) => {
    const decoded = decodeSubmission(record)
    if (!decoded.ok) return { kind: 'dead-letter', reason: decoded.reason, message: decoded.message }
    const { submission } = decoded
    const canonical = canonicalUrl(submission.url)
    if (!canonical.ok) return { kind: 'dead-letter', reason: 'invalid-url', message: canonical.reason }
    const ingesting: Ingesting = {
      record,
      submission,
      cause: causeOf(record, decoded.eventId, decoded.traceParent),
      articleId: articleIdOf(canonical.url),
      url: canonical.url,
      sourceName: sourceNameOf(submission, canonical.url),
    }
    const entry = await claims.claim(
      record,
      submissionClaim(ingesting.articleId, submission),
      ingesting.sourceName,
    )
    if (entry.kind === 'taken') return seenAgain(ingesting, entry.note)
    const read = await options.readArticle({
      submission,
      url: canonical.url,
      address: canonical.address,
      sourceName: ingesting.sourceName,
      signal,
    })
    if (read.kind !== 'article') return read
    const revision = await claims.claim(record, revisionClaim(read.article), ingesting.sourceName)
    if (revision.kind === 'taken') return seenAgain(ingesting, revision.note)
    return ingested(ingesting, { ...read.article, story: await options.tellStory(read.article) })
  }

  function ingested({ cause }: Ingesting, article: Article): Outcome {
    const event = followUp({
      cause,
      kind: 'article-ingested',
      source: '/huntwire/ingest',
      subject: article.id,
      revision: article.revision,
      derivation: options.engine.derivation,
      data: article,
    })
    return { kind: 'publish', records: [encodeEvent(event, options.prefix)] }
  }

  async function seenAgain(ingesting: Ingesting, firstSource: string): Promise<Outcome> {
    const { articleId, cause, record, sourceName, submission, url } = ingesting
    if (sourceName === firstSource) return { kind: 'skip', reason: 'duplicate' }
    const sighting = await claims.claim(record, sightingClaim(articleId, sourceName), sourceName)
    if (sighting.kind === 'taken') return { kind: 'skip', reason: 'duplicate' }
    const event = followUp({
      cause,
      kind: 'article-sighted',
      source: '/huntwire/ingest',
      subject: articleId,
      revision: sha256Hex(sourceName),
      derivation: options.engine.derivation,
      data: { articleId, source: { name: sourceName, url, published: submission.published ?? null } },
    })
    return { kind: 'publish', records: [encodeEvent(event, options.prefix)] }
  }
}

/** A submission without an event id of its own is named by where it stands, which no redelivery changes. */
function causeOf({ origin }: ReceivedRecord, eventId: string | null, traceParent: string | null): Cause {
  const id = eventId ?? uuidV5(`${origin.topic}:${origin.partition}:${origin.offset}`, urlNamespace)
  return {
    id,
    correlationId: id,
    time: new Date(origin.timestamp).toISOString(),
    sequence: sequenceOf(origin),
    traceParent,
  }
}
