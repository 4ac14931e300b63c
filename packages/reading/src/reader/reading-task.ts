import type { SubmittedArticle } from '@huntwire/intel-model'
import type { ReadArticle } from '../documents/read-article.ts'
import type { ReadDocument } from '../documents/read-document.ts'

/** What a worker is asked to read. */
export type ReadingTask =
  | {
      readonly kind: 'document'
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly options: DocumentOptions
    }
  | { readonly kind: 'submission'; readonly submission: SubmittedArticle }
  | { readonly kind: 'html'; readonly html: string; readonly url: string | null }

export type DocumentOptions = { readonly url?: string | null; readonly contentType?: string | null }

/** What a worker answers: a document to a document, else an article. */
export type ReadingAnswer =
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | { readonly kind: 'article'; readonly read: ReadArticle }
