import { type SubmittedArticle, submittedArticleSchema } from '@huntwire/intel-model'
import { decodeText } from '../encodings/decode-text.ts'
import { binaryKind, textKind } from './document-kind.ts'
import { type ReadArticle, readHtml, readMarkdown, readPlainText } from './read-article.ts'

/** What a file or an answer of a server holds. */
export type ReadDocument =
  | { readonly kind: 'html' | 'markdown' | 'text'; readonly text: string; readonly read: ReadArticle }
  | { readonly kind: 'submission'; readonly submission: SubmittedArticle }
  /** For a person: why there is no text, and what to do. */
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads the bytes of an article by what they are, whatever they are called. Never throws. */
export function readDocument(
  bytes: Uint8Array,
  options: { readonly url?: string | null; readonly contentType?: string | null } = {},
): ReadDocument {
  if (bytes.length === 0) return unreadable('it is empty')
  const binary = binaryKind(bytes)
  if (binary === 'pdf') return unreadable('PDF reports are not read yet; give the text or the web page')
  if (binary === 'docx') return unreadable('DOCX reports are not read yet; give the text or the web page')
  if (binary === 'zip') return unreadable('it is a zip archive that holds no DOCX report')
  const text = decodeText(bytes, options)
  if (text.slice(0, 4_096).includes('\u0000')) return unreadable('it is binary data, no text')
  const json = jsonObject(text)
  const kind = textKind(text, json, options.contentType ?? null)
  switch (kind) {
    case 'submission':
      return readSubmissionJson(json)
    case 'html':
      return { kind, text, read: readHtml(text, { url: options.url ?? null }) }
    case 'markdown':
      return { kind, text, read: readMarkdown(text) }
    case 'text':
      return { kind, text, read: readPlainText(text) }
  }
}

function readSubmissionJson(json: unknown): ReadDocument {
  const parsed = submittedArticleSchema.safeParse(json)
  if (parsed.success) return { kind: 'submission', submission: parsed.data }
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return unreadable(`it is no submitted article: ${problems.join('; ')}`)
}

function jsonObject(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function unreadable(reason: string): ReadDocument {
  return { kind: 'unreadable', reason }
}
