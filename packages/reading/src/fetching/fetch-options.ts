import type { LookupFunction } from 'node:net'
import type { Proxies } from './connections.ts'
import type { Validators } from './fetched-page.ts'
import type { Pace } from './host-turns.ts'

/** What holds for all requests of a fetcher. */
export type FetcherOptions = {
  /** Origins of the inside that may be read all the same, exactly as `new URL().origin` writes them; not paced. */
  readonly allowed?: readonly string[]
  /** Names Huntwire and whom to write to. */
  readonly userAgent?: string
  /** The most bytes of a page, also when decompressed. Default 10 MiB. */
  readonly maxBytes?: number
  /** For all hops together, without the wait for a turn. Default 20 s. */
  readonly timeoutMs?: number
  /** Redirects that are followed. Default 5. */
  readonly maxRedirects?: number
  /** How one host is asked. Default two side by side, their starts a second apart. */
  readonly pace?: Pace
  readonly proxies?: Proxies
  /** Resolves names; its answers are judged before a connection is made. */
  readonly lookup?: LookupFunction
  /** ms since 1970 */
  readonly clock?: () => number
}

export type FetchRequest = {
  readonly validators?: Validators | null
  readonly accept?: string
  readonly signal?: AbortSignal
}
