import { type FetchedPage, fetchPage, type Validators } from '@huntwire/reading/fetching'

/** Asks for a page; what goes wrong is in the answer. */
export type FetchPage = (
  url: string,
  options: { readonly signal: AbortSignal; readonly validators: Validators | null },
) => Promise<FetchedPage>

/**
 * Fetches over the network. `allowed` are the origins of the inside that may be fetched all the same; `contact` (a URL or
 * an address) tells those who run the servers whom to write to.
 */
export function pageFetcher(options: {
  readonly version: string
  readonly allowed: readonly string[]
  readonly contact: string | null
}): FetchPage {
  const userAgent = `Huntwire/${options.version}${options.contact === null ? '' : ` (+${options.contact})`}`
  return (url, request) => fetchPage(url, { ...request, allow: options.allowed, userAgent })
}
