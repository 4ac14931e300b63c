import { type SubmittedArticle, submittedArticleSchema } from '@huntwire/intel-model'
import { decodeText } from '../encodings/decode-text.ts'
import { type BinaryKind, binaryKind, textKind } from './document-kind.ts'
import { type ReadArticle, readHtml, readMarkdown, readPlainText, reportArticle } from './read-article.ts'

/** What a file or an answer of a server holds. */
export type ReadDocument =
  | { readonly kind: 'html' | 'markdown' | 'text'; readonly text: string; readonly read: ReadArticle }
  | { readonly kind: 'report'; readonly read: ReadArticle }
  | { readonly kind: 'submission'; readonly submission: SubmittedArticle }
  /** For a person: why there is no text, and what to do. */
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads the bytes of an article by what they are, whatever they are called. Never throws. */
export async function readDocument(
  bytes: Uint8Array,
  options: { readonly url?: string | null; readonly contentType?: string | null } = {},
): Promise<ReadDocument> {
  if (bytes.length === 0) return unreadable('it is empty')
  const binary = binaryKind(bytes)
  if (binary !== null) return await readBinary(bytes, binary)
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

/** PDF and DOCX are read by libraries that are loaded when the first of them comes. */
async function readBinary(bytes: Uint8Array, kind: BinaryKind): Promise<ReadDocument> {
  switch (kind) {
    case 'pdf': {
      const { readPdf } = await import('./pdf/read-pdf.ts')
      const pdf = await readPdf(bytes)
      return pdf.ok ? { kind: 'report', read: reportArticle(pdf, kind) } : unreadable(pdf.reason)
    }
    case 'docx': {
      const { readDocx } = await import('./docx/read-docx.ts')
      const docx = await readDocx(bytes)
      return docx.ok ? { kind: 'report', read: reportArticle(docx, kind) } : unreadable(docx.reason)
    }
    case 'zip':
      return unreadable('it is a zip archive that holds no DOCX report')
    case 'encrypted-office':
      return unreadable('it is an Office document that opens with a password only: give a copy without one')
    case 'old-office':
      return unreadable('it is a Word document of the old kind (.doc): save it as DOCX or PDF')
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
