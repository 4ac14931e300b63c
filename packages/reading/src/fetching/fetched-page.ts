/** What a server said to make the next request conditional. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null }

/** What came of asking for a page. Messages are for a person. */
export type FetchedPage =
  | {
      readonly kind: 'page'
      /** Where the page was in the end. */
      readonly url: string
      /** Where it has moved for good, when every redirect on the way said so. */
      readonly movedTo: string | null
      /** Decompressed, not decoded. */
      readonly bytes: Uint8Array
      readonly contentType: string | null
      readonly validators: Validators
    }
  | { readonly kind: 'not-modified' }
  /** 404 or 410: it is not there (any more). */
  | { readonly kind: 'gone'; readonly status: 404 | 410; readonly message: string }
  /** The server asks for patience (408, 425, 429, 5xx); `afterMs` when it says how long. */
  | {
      readonly kind: 'retry-later'
      readonly status: number
      readonly afterMs: number | null
      readonly message: string
    }
  /** It must not be read, or never can be. */
  | {
      readonly kind: 'refused'
      readonly reason: RefusalReason
      readonly message: string
    }
  /** The way there failed: name, connection, TLS, time. It may work another time. */
  | { readonly kind: 'failed'; readonly message: string; readonly cause?: unknown }

/** `blocked`: the site lets no program in (401, 403, a challenge for browsers). */
export type RefusalReason = 'forbidden-url' | 'blocked' | 'oversize' | 'undecodable' | 'unreadable'

export function refused(reason: RefusalReason, message: string): FetchedPage {
  return { kind: 'refused', reason, message }
}
