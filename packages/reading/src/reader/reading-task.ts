import type { SubmittedArticle } from '@huntwire/intel-model'
import type { ReadArticle } from '../documents/read-article.ts'
import type { ReadDocument } from '../documents/read-document.ts'

/** What a process is asked to read. */
export type ReadingTask =
  | {
      readonly kind: 'document'
      readonly bytes: Uint8Array
      readonly options: DocumentOptions
    }
  | { readonly kind: 'submission'; readonly submission: SubmittedArticle }
  | { readonly kind: 'html'; readonly html: string; readonly url: string | null }

export type DocumentOptions = { readonly url?: string | null; readonly contentType?: string | null }

/** What it answers: a document to a document, else an article. */
export type ReadingAnswer =
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | { readonly kind: 'article'; readonly read: ReadArticle }

/** What it sends: that it has started, then an answer, or why there is none and never will be. */
export type ReadingReply =
  | { readonly kind: 'started' }
  | ReadingAnswer
  | { readonly kind: 'failed'; readonly reason: string }
