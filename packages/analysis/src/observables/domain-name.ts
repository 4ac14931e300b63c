import { parse } from 'tldts'
import { isFileEnding } from './file-name.ts'

/** A host as it stands in a run of characters: `offset` is where it begins in the run. */
export interface HostInRun {
  readonly host: string
  readonly offset: number
}

/** Names that the public DNS does not resolve and articles nevertheless use: RFC 6761, Tor, I2P. */
const specialEndings = new Set(['example', 'test', 'invalid', 'localhost', 'local', 'onion', 'i2p'])
const longestHost = 253

/**
 * The host name in a run of letters, digits, dots, hyphens and underscores: its end is a registered top-level domain
 * (or a reserved one), and it is more than a public suffix. Lower case; what stands before an underscore inside a
 * label is not part of it. For `defanged` see `isHost`.
 */
export function hostIn(run: string, defanged: boolean): HostInRun | undefined {
  const end = trimmedEnd(run)
  const offset = hostStart(run, end)
  if (end - offset > longestHost) return undefined
  const written = run.slice(offset, end)
  const host = written.toLowerCase()
  return isHost(host, defanged && !/[A-Z][^.]*$/.test(written)) ? { host, offset } : undefined
}

/**
 * Whether `host` (lower case) is a domain name below a public suffix, or a reserved name. Of a `defanged` one its author
 * says that it is a host: it may end in what no public register holds, as names of an inner network do, or those of
 * Namecoin (`.bit`) and EmerDNS (`.bazar`); not in what files end in.
 */
export function isHost(host: string, defanged: boolean): boolean {
  if (host.length > longestHost || !hostName.test(host)) return false
  const ending = host.slice(host.lastIndexOf('.') + 1)
  if (specialEndings.has(ending)) return true
  if (!isTopLevel(ending))
    return defanged && !backwards.test(host) && unregistered.test(ending) && !isFileEnding(ending)
  const { isIcann, isPrivate, domain, publicSuffix } = parse(host, {
    allowPrivateDomains: true,
    validateHostname: false,
  })
  return (isIcann === true && domain !== null) || (isPrivate === true && publicSuffix?.includes('.') === true)
}

/** A URL that a script turns round: `moc.evil.www//:ptth`. */
const backwards = /^(?:moc|ten|gro|ofni)\./

/** A list that lost its separators goes on with the scheme of the next URL, or with the next cell. */
const unregistered = /^(?!(?:com|net|org|info|io|co|ru)[a-z]{4}|[ch](?:pp|xx)$)[a-z]{3,24}(?<!https?|...com)$/

const labelUnit = String.raw`[a-z0-9\u00a1-\uffff]`
const label = String.raw`_?${labelUnit}(?:[a-z0-9\u00a1-\uffff-]{0,61}${labelUnit})?`
const hostName = new RegExp(
  String.raw`^(?:${label}\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59}|[\u00a1-\uffff]{2,24}|i2p)$`,
)

/** Endings that were looked up before; it only saves time. */
const topLevel = new Map<string, boolean>()
const mostEndings = 4_096

/**
 * Whether `ending` may be a top-level domain: most words behind a dot, as in `setup.exe`, are none. Of a country's
 * ending the list may hold only what is registered below it (`co.za`).
 */
function isTopLevel(ending: string): boolean {
  if (ending.length === 2) return true
  let known = topLevel.get(ending)
  if (known === undefined) {
    known = parse(`a.${ending}`, { validateHostname: false }).isIcann === true
    if (topLevel.size >= mostEndings) topLevel.clear()
    topLevel.set(ending, known)
  }
  return known
}

function trimmedEnd(run: string): number {
  let end = run.length
  while (end > 0 && '.-_'.includes(run.charAt(end - 1))) end--
  return end
}

/** After the last label that is empty or cannot stand in a host name: `a..b.com` is b.com, `x_y.com` is y.com. */
function hostStart(run: string, end: number): number {
  for (let at = end - 1; at >= 0; at--) {
    const unit = run.charAt(at)
    if (unit === '_' && at > 0 && run.charAt(at - 1) !== '.') return at + 1
    if (unit === '.' && (run.charAt(at + 1) === '.' || run.charAt(at + 1) === '-')) return at + 1
  }
  return leadingMarks(run)
}

function leadingMarks(run: string): number {
  let start = 0
  while (start < run.length && '.-'.includes(run.charAt(start))) start++
  return start
}
