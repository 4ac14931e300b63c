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

export type DocumentOptions = { readonly url?: string | null; readonly contentType?: string | null }

/** What a worker answers, by the kind of its task. */
export type ReadingAnswer =
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | { readonly kind: 'submission'; readonly read: ReadArticle }
