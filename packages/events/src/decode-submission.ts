import { type SubmittedArticle, submittedArticleSchema } from '@huntwire/intel-model'
import { z } from 'zod'
import { type DecodeFailure, decodeFailure } from './decode-result.ts'
import { type HeaderEntry, headerText } from './header-text.ts'
import { parseJsonBytes, parseWith } from './json-value.ts'
import { eventTypeOf } from './topics.ts'
import { isTraceParent } from './trace-parent.ts'

/** The largest submission in bytes; an article page with everything around it stays far below. */
export const maxSubmissionBytes = 8 * 1_048_576

/** A submission, and what its producer called it and its trace, where it did. */
export type DecodedSubmission = {
  readonly ok: true
  readonly submission: SubmittedArticle
  readonly eventId: string | null
  readonly traceParent: string | null
}

/**
 * Reads a record of `article-submitted` as anyone may write it: CloudEvents 1.0 in binary mode (`ce_` headers), in
 * structured mode (one JSON object with `specversion` and `data`), or the bare JSON of the article.
 */
export function decodeSubmission(record: {
  readonly value: Uint8Array | null
  readonly headers: readonly HeaderEntry[]
}): DecodedSubmission | DecodeFailure {
  if (record.value === null) {
    return decodeFailure(
      'undecodable',
      'the record has no value; send the article as JSON with at least "url"',
    )
  }
  if (record.value.length > maxSubmissionBytes) {
    const size = `${record.value.length} bytes`
    return decodeFailure('oversize', `the submission has ${size}; at most ${maxSubmissionBytes} are read`)
  }
  const headers = readHeaders(record.headers)
  if (!headers.ok) return headers
  const parsed = parseJsonBytes(record.value)
  if (!parsed.ok) return parsed
  if (headers.specVersion !== null) return checkBinary(headers, parsed.json)
  if (isStructured(headers.contentType, parsed.json)) return checkStructured(headers.traceParent, parsed.json)
  return checkArticle(parsed.json, null, headers.traceParent)
}

type SubmissionHeaders = {
  readonly specVersion: string | null
  readonly type: string | null
  readonly id: string | null
  readonly contentType: string | null
  readonly traceParent: string | null
}

function readHeaders(
  headers: readonly HeaderEntry[],
): ({ readonly ok: true } & SubmissionHeaders) | DecodeFailure {
  try {
    const traceParent = headerText(headers, 'traceparent')
    return {
      ok: true,
      specVersion: headerText(headers, 'ce_specversion'),
      type: headerText(headers, 'ce_type'),
      id: headerText(headers, 'ce_id'),
      contentType: headerText(headers, 'content-type')?.toLowerCase() ?? null,
      traceParent: traceParent !== null && isTraceParent(traceParent) ? traceParent : null,
    }
  } catch {
    return decodeFailure('undecodable', 'a ce_, content-type or traceparent header is not UTF-8 text')
  }
}

const expectedType = eventTypeOf('article-submitted')

function checkBinary(headers: SubmissionHeaders, json: unknown): DecodedSubmission | DecodeFailure {
  if (headers.specVersion !== '1.0') {
    return decodeFailure(
      'undecodable',
      `ce_specversion is ${JSON.stringify(headers.specVersion)}; expected "1.0"`,
    )
  }
  if (headers.type !== expectedType) {
    return decodeFailure(
      'unknown-event-type',
      `ce_type is ${JSON.stringify(headers.type)}; expected "${expectedType}"`,
    )
  }
  if (headers.contentType !== null && !isJsonType(headers.contentType)) {
    return decodeFailure(
      'undecodable',
      `content-type is "${headers.contentType}"; expected "application/json"`,
    )
  }
  return checkArticle(json, headers.id, headers.traceParent)
}

function isJsonType(contentType: string): boolean {
  return /^\s*(application|text)\/(json|[\w.-]+\+json)\s*(;|$)/.test(contentType)
}

function isStructured(contentType: string | null, json: unknown): boolean {
  if (contentType?.trimStart().startsWith('application/cloudevents+json')) return true
  return typeof json === 'object' && json !== null && 'specversion' in json && !('url' in json)
}

const structuredSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string(),
  traceparent: z.string().optional(),
  data: z.unknown().optional(),
  data_base64: z.base64().optional(),
})

function checkStructured(traceParent: string | null, json: unknown): DecodedSubmission | DecodeFailure {
  const checked = parseWith(structuredSchema, json)
  if (!checked.ok) return checked
  const { id, type, data, data_base64: base64, traceparent } = checked.data
  if (type !== expectedType) {
    return decodeFailure('unknown-event-type', `type is ${JSON.stringify(type)}; expected "${expectedType}"`)
  }
  const trace = traceparent !== undefined && isTraceParent(traceparent) ? traceparent : traceParent
  if (base64 === undefined) return checkArticle(data, id, trace)
  const inner = parseJsonBytes(Buffer.from(base64, 'base64'))
  return inner.ok ? checkArticle(inner.json, id, trace) : inner
}

function checkArticle(
  json: unknown,
  eventId: string | null,
  traceParent: string | null,
): DecodedSubmission | DecodeFailure {
  const checked = parseWith(submittedArticleSchema, json)
  return checked.ok ? { ok: true, submission: checked.data, eventId, traceParent } : checked
}
