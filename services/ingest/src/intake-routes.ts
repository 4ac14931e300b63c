import { createHash, timingSafeEqual } from 'node:crypto'
import { DependencyUnavailable, type EventLog, RecordTooLarge } from '@huntwire/event-log'
import { decodeSubmission, encodeSubmission, maxSubmissionBytes } from '@huntwire/events'
import { articleIdOf } from '@huntwire/intel-model'
import { canonicalUrl, forbiddenUrl } from '@huntwire/reading'
import type { FastifyInstance, Routes } from '@huntwire/service-runtime'
import { mustFetch } from './must-fetch.ts'

/**
 * `POST /articles`: an article as bare JSON or as a structured CloudEvent, for the intake topic. 202 with the article's
 * id, or 4xx with the reason; what is refused here never becomes a dead letter. Without a token only loopback may ask.
 */
export function intakeRoutes(options: {
  readonly log: Pick<EventLog, 'publish'>
  readonly prefix: string
  /** Bearer tokens that may submit; when there are none, this machine itself may, and nobody else. */
  readonly tokens: readonly string[]
  /** Origins of the inside that may be fetched. */
  readonly allowed: readonly string[]
}): Routes {
  return (server: FastifyInstance) => {
    server.register(async (intake) => {
      intake.removeAllContentTypeParsers()
      for (const type of ['application/json', 'application/cloudevents+json']) {
        intake.addContentTypeParser(
          type,
          { parseAs: 'buffer', bodyLimit: maxSubmissionBytes },
          (_request, body, done) => done(null, body),
        )
      }
      intake.post('/articles', async (request, reply) => {
        const refused = refusedCaller(request.headers.authorization, request.ip, options.tokens)
        if (refused !== null) return reply.status(refused.status).send({ error: { reason: refused.reason } })
        const read = readSubmission(request.body, request.headers['content-type'] ?? '', options.allowed)
        if (!read.ok) return reply.status(400).send({ error: { reason: read.reason } })
        try {
          await options.log.publish([
            encodeSubmission({ ...read, source: '/huntwire/intake', prefix: options.prefix }),
          ])
        } catch (error) {
          if (error instanceof RecordTooLarge)
            return reply.status(413).send({ error: { reason: error.message } })
          if (!(error instanceof DependencyUnavailable)) throw error
          return reply
            .status(503)
            .header('retry-after', '5')
            .send({ error: { reason: error.message } })
        }
        return reply.status(202).send({ articleId: read.articleId })
      })
    })
  }
}

function refusedCaller(
  authorization: string | undefined,
  address: string,
  tokens: readonly string[],
): { readonly status: 401 | 403; readonly reason: string } | null {
  if (tokens.length === 0) {
    return isLoopback(address)
      ? null
      : { status: 403, reason: 'without HUNTWIRE_INTAKE_TOKEN set here, only this machine itself may submit' }
  }
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  return given !== undefined && tokens.some((token) => sameSecret(given, token))
    ? null
    : { status: 401, reason: 'send `Authorization: Bearer` with the intake token' }
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function readSubmission(body: unknown, contentType: string, allowed: readonly string[]) {
  if (!(body instanceof Uint8Array) || body.length === 0) {
    return { ok: false as const, reason: 'the body is empty; send the article as JSON with at least "url"' }
  }
  const decoded = decodeSubmission({ value: body, headers: [['content-type', Buffer.from(contentType)]] })
  if (!decoded.ok) return { ok: false as const, reason: decoded.message }
  const canonical = canonicalUrl(decoded.submission.url)
  if (!canonical.ok) return { ok: false as const, reason: canonical.reason }
  if (mustFetch(decoded.submission, canonical.url)) {
    const forbidden = forbiddenUrl(canonical.address, allowed)
    if (forbidden !== null)
      return { ok: false as const, reason: `the page must not be fetched: ${forbidden}` }
  }
  return { ok: true as const, submission: decoded.submission, articleId: articleIdOf(canonical.url) }
}
