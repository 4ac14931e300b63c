import { parse } from 'tldts'

/** A host as it stands in a run of characters: `offset` is where it begins in the run. */
export interface HostInRun {
  readonly host: string
  readonly offset: number
}

/** Names that DNS does not resolve and articles nevertheless use: RFC 6761, Tor, I2P. */
const specialEndings = new Set(['example', 'test', 'invalid', 'localhost', 'local', 'onion', 'i2p'])
const longestHost = 253

/**
 * The host name in a run of letters, digits, dots, hyphens and underscores: its end is a registered top-level domain
 * (or a reserved one), and it is more than a public suffix. Lower case; what stands before an underscore inside a
 * label is not part of it.
 */
export function hostIn(run: string): HostInRun | undefined {
  const end = trimmedEnd(run)
  if (end - hostStart(run, end) > longestHost) return undefined
  const offset = hostStart(run, end)
  const host = run.slice(offset, end).toLowerCase()
  return isHost(host) ? { host, offset } : undefined
}

/** Whether `host` (lower case) is a domain name below a public suffix, or a reserved name. */
export function isHost(host: string): boolean {
  const labels = host.split('.')
  if (labels.length < 2 || host.length > longestHost || !labels.every(isLabel)) return false
  const last = labels.at(-1) ?? ''
  if (specialEndings.has(last)) return true
  if (!/^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59}|[\u00a1-\uffff]{2,24})$/.test(last)) return false
  const { isIcann, isPrivate, domain, publicSuffix } = parse(host, {
    allowPrivateDomains: true,
    validateHostname: false,
  })
  return (isIcann === true && domain !== null) || (isPrivate === true && publicSuffix?.includes('.') === true)
}

function isLabel(label: string): boolean {
  return /^_?[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?$/.test(label)
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
