import { isHost } from './domain-name.ts'
import { isIpv4 } from './ipv4-addr.ts'
import { isIpv6 } from './ipv6-addr.ts'

/** The parts of a URL as it stands in the text. `value` has scheme and host in lower case, the rest as written. */
export interface UrlInText {
  readonly value: string
  readonly end: number
  readonly host: string
  readonly hostStart: number
  readonly hostEnd: number
}

const longestUrl = 4096
const longestAuthority = 400
const stops = /[\s"<>`|^{}\\“”‘’«»„＜＞〈〉【】「」（）。，、\u0000-\u0020\u007f\u00a0\u200b]/
const trailing = ".,;:!?'*_~…-"

/**
 * The URL whose host begins at `hostStart` of `text`; `prefix` is its lower-case scheme with `://`, or empty. Undefined
 * when no host stands there. Trailing punctuation, and brackets that were not opened inside, are not part of it.
 */
export function urlAt(text: string, hostStart: number, prefix: string, quote: string): UrlInText | undefined {
  const authorityEnd = authorityEndOf(text, hostStart, quote)
  const authority = text.slice(hostStart, authorityEnd)
  const userInfo = authority.lastIndexOf('@') + 1
  const split = splitPort(authority.slice(userInfo))
  if (split === undefined) return undefined
  const start = hostStart + userInfo
  const hostEnd = start + split.host.length
  const portEnd = hostEnd + split.port.length
  const goesOn = portEnd === authorityEnd && '/?#'.includes(text.charAt(portEnd) || ' ')
  const end = goesOn ? trimEnd(text, portEnd, urlEnd(text, portEnd, quote)) : portEnd
  const host = split.host.toLowerCase()
  const value = prefix + authority.slice(0, userInfo) + host + text.slice(hostEnd, end)
  return { value, end, host: host.replace(/^\[|\]$/g, ''), hostStart: start, hostEnd }
}

function authorityEndOf(text: string, from: number, quote: string): number {
  const limit = Math.min(text.length, from + longestAuthority)
  let at = from
  while (at < limit && !isUrlStop(text.charAt(at), quote) && !'/?#'.includes(text.charAt(at))) at++
  return at
}

function urlEnd(text: string, from: number, quote: string): number {
  const limit = Math.min(text.length, from + longestUrl)
  for (let at = from; at < limit; at++) {
    const unit = text.charAt(at)
    if (isUrlStop(unit, quote)) return at
    if (unit === '[' && !text.startsWith('[]', at)) return at
    if (unit === 'h' && isGluedUrl(text, at)) return at
    if ((unit === ',' || unit === ';') && /^(?:https?|ftp):/.test(text.slice(at + 1, at + 8))) return at
  }
  return limit
}

/** The next URL of a list that lost its separators: `…/ahttp://…`. Behind `=` or `/` it is part of this one. */
function isGluedUrl(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text.charAt(at - 1)) && /^https?:\/\//.test(text.slice(at, at + 8))
}

function isUrlStop(unit: string, quote: string): boolean {
  return unit === quote || stops.test(unit)
}

/** Splits `host:port` and cuts what follows; undefined when the host is none. */
function splitPort(authority: string): { readonly host: string; readonly port: string } | undefined {
  const match = /^(\[[0-9a-fA-F:.]+\]|[\w\u00a1-\uffff.-]+?)((?::\d{1,5})?)[^\w]*$/.exec(
    authority.slice(0, 300),
  )
  const host = match?.[1]?.replace(/[.-]+$/, '')
  if (host === undefined || !isUrlHost(host.toLowerCase())) return undefined
  return { host, port: match?.[2] ?? '' }
}

function isUrlHost(host: string): boolean {
  return host.startsWith('[') ? isIpv6(host.slice(1, -1)) : isIpv4(host) || isHost(host)
}

function trimEnd(text: string, from: number, limit: number): number {
  let end = limit
  const depth = { ')': surplus(text, from, limit, '(', ')'), ']': surplus(text, from, limit, '[', ']') }
  while (end > from) {
    const unit = text.charAt(end - 1)
    if (trailing.includes(unit)) end--
    else if ((unit === ')' || unit === ']') && depth[unit] > 0) {
      depth[unit]--
      end--
    } else break
  }
  return end
}

/** How many more closing than opening brackets stand in `[from, to)`. */
function surplus(text: string, from: number, to: number, open: string, close: string): number {
  let count = 0
  for (let at = from; at < to; at++) {
    if (text.charAt(at) === open) count--
    else if (text.charAt(at) === close) count++
  }
  return count
}
