import { once } from '../tables/once.ts'
import { listByEntry } from './list-by-entry.ts'

/** A warning list that a value stands on, by the name a reader sees. `exact` when the value itself is listed. */
export interface Warning {
  readonly list: string
  readonly exact: boolean
}

/**
 * The first warning list that names `host` (lower case) or a domain it belongs to. A site that lends its name to
 * anybody (blogs, file shares, cloud buckets) speaks only for itself and its `www`, not for hosts below it.
 */
export function hostWarning(host: string): Warning | undefined {
  if (host !== last.host) last = { host, warning: warningOf(host) }
  return last.warning
}

/** A URL is asked for right after its host; it only saves time. */
let last: { readonly host: string; readonly warning: Warning | undefined } = {
  host: '',
  warning: undefined,
}

function warningOf(host: string): Warning | undefined {
  const { listOf, shared } = tables()
  const own = listOf.get(host) ?? listOf.get(host.replace(/^www\./, ''))
  if (own !== undefined) return { list: own, exact: true }
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    const parent = host.slice(dot + 1)
    if (shared.has(parent)) return undefined
    const list = listOf.get(parent)
    if (list !== undefined) return { list, exact: false }
  }
  return undefined
}

/** Whether anybody can put content on `host` or below it: such a host is no sign of guilt or innocence. */
export function isSharedHosting(host: string): boolean {
  const { shared } = tables()
  for (let name = host; name !== ''; name = name.slice(name.indexOf('.') + 1)) {
    if (shared.has(name)) return true
    if (!name.includes('.')) return false
  }
  return false
}

/** Whether `host` is such a site itself, not somebody's name below it. */
export function isSharedSite(host: string): boolean {
  const { shared } = tables()
  return shared.has(host) || shared.has(host.replace(/^www\./, ''))
}

const tables = once(() => ({
  listOf: listByEntry('hosts.tsv'),
  shared: listByEntry('shared-hosting.tsv'),
}))
