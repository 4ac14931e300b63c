import { isBlockedPort } from './blocked-port.ts'
import { forbiddenAddress } from './forbidden-address.ts'
import { parseIpAddress } from './ip-address.ts'

/** Names that by their standard (RFC 6761, 6762, 8375) or by custom of networks and clusters lead inside. */
const insideSuffixes = [
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'localdomain',
  'intranet',
  'lan',
  'corp',
  'home',
  'private',
  'svc',
]

/**
 * Why the page at `url` must not be fetched, as far as the URL itself tells; null when it may be tried. The address that
 * a name resolves to is judged when connecting. Origins in `allowed` (exact, as `new URL().origin`) may always be fetched.
 */
export function forbiddenUrl(url: string, allowed: readonly string[] = []): string | null {
  const parsed = URL.parse(url)
  if (parsed === null) return 'it is no absolute URL'
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    return `"${parsed.protocol}" is not fetched, only http: and https: are`
  if (parsed.username !== '' || parsed.password !== '') return 'it carries a user name or password'
  if (allowed.includes(parsed.origin)) return null
  const host = parsed.hostname.replace(/\.+$/, '')
  if (isBlockedPort(parsed.port)) return `port ${parsed.port} is of a service that is not the web`
  if (parseIpAddress(host) !== null) return forbiddenAddress(host.replace(/^\[|\]$/g, ''))
  const inside =
    !host.includes('.') || insideSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))
  return inside ? `${host} is a name of an inside network` : null
}
