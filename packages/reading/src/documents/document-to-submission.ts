import { type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import type { ReadArticle } from './read-article.ts'
import type { readDocument } from './read-document.ts'

export type DocumentSubmission =
  | { readonly ok: true; readonly submission: SubmittedArticle }
  | { readonly ok: false; readonly reason: string }

/**
 * An article file as a submission. Its URL is `url`, else (with `trustCanonical`, for files of the operator's own) the
 * page's canonical link, else `urn:sha256:` of the bytes. A submitted article keeps its own.
 */
export async function documentToSubmission(
  bytes: Uint8Array,
  options: {
    readonly url?: string | null
    readonly trustCanonical?: boolean
    /** Reads the bytes; `readDocument` or a reader that does so within a deadline. */
    readonly readDocument: typeof readDocument
  },
): Promise<DocumentSubmission> {
  const document = await options.readDocument(bytes, { url: options.url ?? null })
  if (document.kind === 'unreadable') return { ok: false, reason: document.reason }
  if (document.kind === 'submission') return { ok: true, submission: document.submission }
  const canonical = options.trustCanonical === true ? document.read.canonical : null
  const url = options.url ?? canonical ?? `urn:sha256:${sha256Hex(bytes)}`
  const submission =
    document.kind === 'report' ? reportSubmission(document.read) : { [document.kind]: document.text }
  return { ok: true, submission: { url, ...submission } }
}

/** A report travels as its text, with what it says of itself and where its pages begin. */
function reportSubmission(read: ReadArticle): Omit<SubmittedArticle, 'url'> {
  const { body, language, pages, published, title } = read
  return {
    text: body,
    ...(title === null ? {} : { title }),
    ...(published === null ? {} : { published }),
    ...(language === null ? {} : { language }),
    ...(pages === undefined ? {} : { pages }),
  }
}
