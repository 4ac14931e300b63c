import type { Outcome } from '@huntwire/event-log'
import type { Article, SubmittedArticle } from '@huntwire/intel-model'
import { forbiddenUrl, needsFetch, toArticle } from '@huntwire/reading'
import type { FetchedPage } from '@huntwire/reading/fetching'
import type { Reader } from '@huntwire/reading/reader'
import type { FetchPage } from './page-fetcher.ts'

type ReadRequest = {
  readonly submission: SubmittedArticle
  /** Canonical. */
  readonly url: string
  /** Where it is fetched. */
  readonly address: string
  readonly sourceName: string
  readonly signal: AbortSignal
}

/** The article, or what becomes of its record instead. */
export type ReadArticle = (
  request: ReadRequest,
) => Promise<
  { readonly kind: 'article'; readonly article: Article } | Exclude<Outcome, { kind: 'publish' | 'skip' }>
>

type ArticleReader = Pick<Reader, 'readDocument' | 'readSubmission'>

/** Reads what a submission brings along; fetches the page where it brings no text. */
export function readArticleWith(options: {
  readonly fetchPage: FetchPage
  readonly reader: ArticleReader
  /** Origins of the inside that may be fetched. */
  readonly allowed: readonly string[]
}): ReadArticle {
  return async (request) => {
    const { submission, url, address, sourceName, signal } = request
    if (!needsFetch({ ...submission, url })) {
      const read = await options.reader.readSubmission(submission)
      return { kind: 'article', article: toArticle({ submission, read, url, sourceName }) }
    }
    const forbidden = forbiddenUrl(address, options.allowed)
    if (forbidden !== null) {
      const message = `${address} must not be fetched: ${forbidden}; send the text along, or put its origin into HUNTWIRE_FETCH_ALLOW`
      return { kind: 'dead-letter', reason: 'forbidden-url', message }
    }
    const fetched = await options.fetchPage(address, { signal, validators: null })
    return await readFetched(request, fetched, options.reader)
  }
}

async function readFetched(
  request: ReadRequest,
  fetched: FetchedPage,
  reader: ArticleReader,
): ReturnType<ReadArticle> {
  const { submission, url, sourceName } = request
  switch (fetched.kind) {
    case 'page': {
      const document = await reader.readDocument(fetched.bytes, {
        url: fetched.url,
        contentType: fetched.contentType,
      })
      if (document.kind === 'unreadable') {
        return { kind: 'dead-letter', reason: 'unreadable', message: `${url}: ${document.reason}` }
      }
      const read =
        document.kind === 'submission' ? await reader.readSubmission(document.submission) : document.read
      return { kind: 'article', article: toArticle({ submission, read, url, sourceName }) }
    }
    case 'not-modified':
      throw new Error(`${url} answered 304 to a request without validators`)
    case 'gone':
      return { kind: 'dead-letter', reason: 'gone', message: fetched.message }
    case 'refused':
      return { kind: 'dead-letter', reason: fetched.reason, message: fetched.message }
    case 'retry-later':
      return {
        kind: 'retry-later',
        reason: fetched.status === 429 ? 'rate-limited' : 'page-unavailable',
        message: fetched.message,
        ...(fetched.afterMs === null ? {} : { afterMs: fetched.afterMs }),
      }
    case 'failed':
      return { kind: 'retry-later', reason: 'page-unavailable', message: `${url}: ${fetched.message}` }
  }
}
