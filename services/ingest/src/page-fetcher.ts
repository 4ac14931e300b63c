import { type FetchedPage, fetchPage, type Validators } from '@huntwire/reading/fetching'

/** Asks for a page; what goes wrong is in the answer. */
export type FetchPage = (
  url: string,
  options: { readonly signal: AbortSignal; readonly validators: Validators | null },
) => Promise<FetchedPage>

/** Fetches over the network; `allowed` are the origins of the inside that may be fetched all the same. */
export function pageFetcher(allowed: readonly string[]): FetchPage {
  return (url, options) => fetchPage(url, { ...options, allow: allowed })
}
