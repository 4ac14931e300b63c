import { type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import { readDocument } from './read-document.ts'

export type DocumentSubmission =
  | { readonly ok: true; readonly submission: SubmittedArticle }
  | { readonly ok: false; readonly reason: string }

/**
 * An article file as a submission. Its URL is `url`, else (with `trustCanonical`, for files of the operator's own) the
 * page's canonical link, else `urn:sha256:` of the bytes. A submitted article keeps its own.
 */
export function documentToSubmission(
  bytes: Uint8Array,
  options: {
    readonly url?: string | null
    readonly trustCanonical?: boolean
    readonly contentType?: string | null
  } = {},
): DocumentSubmission {
  const document = readDocument(bytes, options)
  if (document.kind === 'unreadable') return { ok: false, reason: document.reason }
  if (document.kind === 'submission') return { ok: true, submission: document.submission }
  const canonical = options.trustCanonical === true ? document.read.canonical : null
  const url = options.url ?? canonical ?? `urn:sha256:${sha256Hex(bytes)}`
  return { ok: true, submission: { url, [document.kind]: document.text } }
}
