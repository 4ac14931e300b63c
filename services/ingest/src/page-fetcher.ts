import { type FetchedPage, openFetcher, type Proxies, type Validators } from '@huntwire/reading/fetching'

/** Asks for a page; what goes wrong is in the answer. */
export type FetchPage = (
  url: string,
  options: { readonly signal: AbortSignal; readonly validators: Validators | null },
) => Promise<FetchedPage>

export type PageFetcher = { readonly fetchPage: FetchPage; readonly close: () => Promise<void> }

/**
 * Fetches over the network. `allowed` are the origins of the inside that may be fetched all the same; `contact` (a URL or
 * an address) tells those who run the servers whom to write to.
 */
export function pageFetcher(options: {
  readonly version: string
  readonly allowed: readonly string[]
  readonly contact: string | null
  readonly proxies?: Proxies
}): PageFetcher {
  const { allowed, contact, proxies = {} } = options
  const userAgent = `Huntwire/${options.version}${contact === null ? '' : ` (+${contact})`}`
  const fetcher = openFetcher({ allowed, proxies, userAgent })
  return { fetchPage: fetcher.fetch, close: fetcher.close }
}
