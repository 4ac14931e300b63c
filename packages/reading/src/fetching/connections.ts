import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { parseIpAddress } from '../addresses/ip-address.ts'
import { ForbiddenAddress, guardedLookup } from './guarded-lookup.ts'

/** Proxies for outgoing requests, as `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name them. */
export type Proxies = {
  readonly http?: string | undefined
  readonly https?: string | undefined
  /** Hosts that are asked directly, separated by commas. */
  readonly except?: string | undefined
}

export type Connections = {
  /** What sends a request to this URL. Throws ForbiddenAddress where a name leads inside. */
  readonly to: (url: URL) => Promise<Dispatcher>
  readonly close: () => Promise<void>
}

const longestHeaders = 32 * 1_024

/**
 * Connections that are kept for a while and used again. Those to `allowed` origins are made as they are named; all others
 * only to addresses on the public Internet, judged for the very connection. Behind a proxy that makes the connection,
 * a name is resolved here too and refused when it leads inside; one that only the proxy can resolve is left to it.
 */
export function openConnections(options: {
  readonly allowed: readonly string[]
  readonly lookup?: LookupFunction | undefined
  readonly proxies?: Proxies | undefined
  readonly timeoutMs: number
}): Connections {
  const { allowed, proxies = {}, timeoutMs } = options
  const lookup = options.lookup ?? systemLookup
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: longestHeaders }
  const inside = new Agent({ ...limits, connect: { lookup, timeout: timeoutMs } })
  const resolve = guardedLookup(lookup)
  const outside = new EnvHttpProxyAgent({
    ...limits,
    connect: { lookup: resolve, timeout: timeoutMs },
    connectTimeout: timeoutMs,
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? proxies.http ?? '',
    noProxy: proxies.except ?? '',
  })
  const proxied = (proxies.http ?? '') !== '' || (proxies.https ?? '') !== ''
  return {
    async to(url) {
      if (allowed.includes(url.origin)) return inside
      if (proxied && parseIpAddress(url.hostname) === null) await refuseInside(url.hostname, resolve)
      return outside
    },
    async close() {
      await Promise.all([inside.destroy(), outside.destroy()])
    },
  }
}

function refuseInside(host: string, resolve: LookupFunction): Promise<void> {
  return new Promise((done, refuse) => {
    resolve(host, {}, (error) => (error instanceof ForbiddenAddress ? refuse(error) : done()))
  })
}
