import { isHost } from './domain-name.ts'
import { isFileEnding } from './file-name.ts'
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
const stopUnits = String.raw`\s"<>\`|^{}\\“”‘’«»„＜＞〈〉【】「」（）。，、\u0000-\u0020\u007f\u00a0\u200b`
/** What ends the host part, and what may end the rest: a lone bracket, the address of a link in Markdown, and a next URL that a list lost its separator to. */
const authorityEnds = [endsOf(`[${stopUnits}/?#]`), endsOf(`[${stopUnits}'/?#]`)] as const
const lone = String.raw`\[(?!\])|\](?=\()|h(?=ttps?:\/\/)|[,;](?=(?:https?|ftp):)`
const restEnds = [endsOf(`[${stopUnits}]|${lone}`), endsOf(`[${stopUnits}']|${lone}`)] as const

function endsOf(pattern: string): RegExp {
  return new RegExp(pattern, 'g')
}

const trailing = ".,;:!?'*_~…-"

/**
 * The URL whose host begins at `hostStart` of `text`; `prefix` is its lower-case scheme with `://`, or empty. Undefined
 * when no host stands there; `isDefanged` tells of a host that ends there whether the author defanged it (see `isHost`).
 * Trailing punctuation, and brackets that were not opened inside, are not part of it.
 */
export function urlAt(
  text: string,
  hostStart: number,
  prefix: string,
  quote: string,
  isDefanged: (hostEnd: number) => boolean,
): UrlInText | undefined {
  const authorityEnd = authorityEndOf(text, hostStart, quote)
  const authority = text.slice(hostStart, authorityEnd)
  const userInfo = webDavPort.test(authority) ? 0 : authority.lastIndexOf('@') + 1
  const split = splitPort(authority.slice(userInfo), isDefanged(authorityEnd))
  if (split === undefined) return undefined
  const start = hostStart + userInfo
  const hostEnd = start + split.host.length
  const portEnd = hostEnd + split.port.length
  const goesOn = portEnd === authorityEnd && '/?#'.includes(text.charAt(portEnd) || ' ')
  const end = goesOn
    ? withoutCell(text, portEnd, trimEnd(text, portEnd, urlEnd(text, portEnd, quote)))
    : portEnd
  const host = split.host.toLowerCase()
  const value = prefix + authority.slice(0, userInfo) + host + text.slice(hostEnd, end)
  return { value, end, host: host.replace(/^\[|\]$/g, ''), hostStart: start, hostEnd }
}

/** `file://host@80/…`, `file://host@SSL/…`: a port as WebDAV writes it. */
const webDavPort = /^[^@]+@(?:SSL(?:@\d{1,5})?|\d{1,5})$/

function authorityEndOf(text: string, from: number, quote: string): number {
  const ends = authorityEnds[quote === "'" ? 1 : 0]
  ends.lastIndex = from
  const end = ends.test(text) ? ends.lastIndex - 1 : text.length
  return Math.min(end, from + longestAuthority)
}

function urlEnd(text: string, from: number, quote: string): number {
  const ends = restEnds[quote === "'" ? 1 : 0]
  ends.lastIndex = from
  while (ends.test(text)) {
    const at = ends.lastIndex - 1
    if (at >= from + longestUrl) break
    if (text.charAt(at) !== 'h' || isGluedUrl(text, at)) return at
  }
  return Math.min(text.length, from + longestUrl)
}

/** The next URL of a list that lost its separators: `…/ahttp://…`. Behind `=` or `/` it is part of this one. */
function isGluedUrl(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text.charAt(at - 1))
}

/** Splits `host:port` and cuts what follows, also words of a script without spaces; undefined when the host is none. */
function splitPort(
  authority: string,
  defanged: boolean,
): { readonly host: string; readonly port: string } | undefined {
  const match =
    /^(\[[0-9a-fA-F:.]+\]|[\w\u00a1-\uffff.-]+)((?::\d{1,5}|@(?:SSL(?:@\d{1,5})?|\d{1,5}))?)[^\w]*$/.exec(
      authority.slice(0, 300),
    )
  const host = match?.[1]?.replace(/[.-]+$/, '')
  if (match === null || host === undefined) return undefined
  if (isUrlHost(host.toLowerCase(), defanged)) return { host, port: match[2] ?? '' }
  const withoutText = /^[\w.-]+(?=[\u00a1-\uffff]+$)/.exec(match[1] ?? '')?.[0].replace(/[.-]+$/, '') ?? ''
  return isUrlHost(withoutText.toLowerCase(), false) ? { host: withoutText, port: '' } : undefined
}

function isUrlHost(host: string, defanged: boolean): boolean {
  return host.startsWith('[') ? isIpv6(host.slice(1, -1)) : isIpv4(host) || isHost(host, defanged)
}

/** `…/a.msiSHA-256`: the head of the next cell, where a table lost its cells. */
function withoutCell(text: string, from: number, end: number): number {
  const tail = text.slice(Math.max(from, end - longestCell), end)
  const bracket = behindBracket.exec(tail)?.[0]
  if (bracket !== undefined && surplus(text, from, end, '(', ')') > 0) return end - bracket.length
  const head = nextCell.exec(tail)
  return head !== null && (isFileEnding(head[1] ?? '') || cellHead.test(head[2] ?? ''))
    ? end - (head[2]?.length ?? 0)
    : end
}

const nextCell = /\.([a-z0-9]{2,5})([A-Z][A-Za-z]{2,20}(?:-?\d{1,3})?|MD5)$/
const cellHead = /^(?:SHA-?\d{1,3}|MD5|URLS?|IOCS?)(?![a-z])/
const behindBracket = /\)\.?[A-Z]\w{0,20}$/
const longestCell = 32

function trimEnd(text: string, from: number, limit: number): number {
  const surplusOf = new Map<string, number>()
  let end = limit
  while (end > from) {
    const unit = text.charAt(end - 1)
    if (unit === ')' || unit === ']') {
      const left = surplusOf.get(unit) ?? surplus(text, from, limit, unit === ')' ? '(' : '[', unit)
      if (left <= 0) break
      surplusOf.set(unit, left - 1)
    } else if (!trailing.includes(unit)) break
    end--
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
