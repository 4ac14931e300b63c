import { techniqueIdCandidates } from './attack-id.ts'
import type { Candidate } from './candidate.ts'
import { cveCandidates } from './cve.ts'
import { hostIn } from './domain-name.ts'
import { emailIn } from './email-addr.ts'
import { hashTypeOf, isImphash } from './file-hash.ts'
import { cidrSuffixLength, isIpv4 } from './ipv4-addr.ts'
import { isIpv6 } from './ipv6-addr.ts'
import { labelledValues } from './labelled-values.ts'
import { namedValues } from './named-values.ts'
import { type UrlInText, urlAt } from './url.ts'

/** A longer run is no host and no mail address, whatever it holds. */
const longestName = 320

/** A run of characters that names are made of, and what was seen in it while it was read. */
interface Run {
  readonly start: number
  readonly end: number
  readonly hasDot: boolean
  readonly hasAt: boolean
}

/**
 * Every value that has the form of an observable in a refanged text, unordered. One pass over the text: a run of name
 * characters is read once, a URL is read once and skipped; linear on any text.
 */
export function findCandidates(text: string): Candidate[] {
  const found: Candidate[] = [
    ...cveCandidates(text),
    ...techniqueIdCandidates(text),
    ...ipv6Candidates(text),
    ...labelledValues(text),
    ...namedValues(text),
  ]
  let at = 0
  while (at < text.length) {
    if (!isRunUnit(text.charCodeAt(at))) {
      at++
      continue
    }
    const run = readRun(text, at)
    at = addUrl(text, run, found) ?? addOthers(text, run, found)
  }
  return found
}

function readRun(text: string, start: number): Run {
  let hasDot = false
  let hasAt = false
  let end = start
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (!isRunUnit(unit)) break
    if (unit === 0x2e) hasDot = true
    else if (unit === 0x40) hasAt = true
  }
  return { start, end, hasDot, hasAt }
}

/** Letters, digits, `. - _ @ + %` and whatever is not ASCII, apart from typographic marks. */
function isRunUnit(unit: number): boolean {
  if (unit < 0x80)
    return (
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x40 && unit <= 0x5a) ||
      (unit >= 0x30 && unit <= 0x39) ||
      unit === 0x2e ||
      unit === 0x2d ||
      unit === 0x5f ||
      unit === 0x2b ||
      unit === 0x25
    )
  return (
    unit >= 0xc0 &&
    !(unit >= 0x2000 && unit <= 0x2bff) &&
    !(unit >= 0x3000 && unit <= 0x303f) &&
    unit < 0xfe00
  )
}

/** Adds the URL that a scheme at the end of the run, or a host in front of a slash, begins; answers where it ends. */
function addUrl(text: string, run: Run, found: Candidate[]): number | undefined {
  if (text.startsWith('://', run.end)) return addSchemeUrl(text, run, found)
  if (run.hasDot && !run.hasAt && text.charAt(run.end) === '/') return addBareUrl(text, run, found)
  return undefined
}

function addSchemeUrl(text: string, run: Run, found: Candidate[]): number | undefined {
  const scheme = /(?:https?|ftps?|sftp|tcp|udp|wss?|ldaps?|smb|git|ssh|file|jdbc|rtsp|socks[45]?)$/i.exec(
    text.slice(Math.max(run.start, run.end - 8), run.end),
  )?.[0]
  if (scheme === undefined) return undefined
  const start = run.end - scheme.length
  const url = urlAt(
    text,
    run.end + 3,
    `${scheme.toLowerCase()}://`,
    text.charAt(start - 1) === "'" ? "'" : '"',
  )
  if (url === undefined) return undefined
  addHost(url, start, found)
  found.push({ type: 'url', value: url.value, start, end: url.end })
  return url.end
}

/** A URL without scheme has a path of its own: `host/path`, not `and/or`, `host/` or a CIDR. */
function addBareUrl(text: string, run: Run, found: Candidate[]): number | undefined {
  const inRun = hostIn(text.slice(run.start, run.end))
  if (inRun === undefined) return undefined
  const start = run.start + inRun.offset
  if (start + inRun.host.length !== run.end) return undefined
  const url = urlAt(text, start, '', text.charAt(start - 1) === "'" ? "'" : '"')
  if (url === undefined || url.end <= run.end + 1) return undefined
  addHost(url, start, found)
  found.push({ type: 'url', value: url.value, start, end: url.end })
  return url.end
}

function addHost(url: UrlInText, wholeStart: number, found: Candidate[]): void {
  const span = {
    value: url.host,
    start: url.hostStart,
    end: url.hostEnd,
    whole: { start: wholeStart, end: url.end },
  }
  if (isIpv4(url.host)) found.push({ type: 'ipv4-addr', ...span })
  else if (!url.host.includes(':')) found.push({ type: 'domain-name', ...span })
}

/** Adds whatever else the run is, and answers where reading goes on. */
function addOthers(text: string, run: Run, found: Candidate[]): number {
  const content = text.slice(run.start, run.end)
  const canBeName = content.length <= longestName
  const named =
    canBeName &&
    ((run.hasAt && addEmail(content, run, found)) || (run.hasDot && addDotted(text, content, run, found)))
  if (!named && content.length >= 32) addHashes(text, content, run, found)
  return run.end
}

function addEmail(content: string, run: Run, found: Candidate[]): boolean {
  const email = emailIn(content)
  if (email === undefined) return false
  const hostStart = run.start + email.hostOffset
  const end = hostStart + email.host.length
  const whole = { start: run.start + email.offset, end }
  found.push({ type: 'email-addr', value: email.value, ...whole })
  const type = isIpv4(email.host) ? 'ipv4-addr' : 'domain-name'
  found.push({ type, value: email.host, start: hostStart, end, whole })
  return true
}

function addDotted(text: string, content: string, run: Run, found: Candidate[]): boolean {
  let named = false
  for (const part of content.matchAll(/[^@+%]+/g)) {
    const start = run.start + part.index
    if (addIpv4(text, part[0], start, found)) named = true
    else {
      const inRun = hostIn(part[0])
      if (inRun === undefined) continue
      const hostStart = start + inRun.offset
      found.push({
        type: 'domain-name',
        value: inRun.host,
        start: hostStart,
        end: hostStart + inRun.host.length,
      })
      named = true
    }
  }
  return named
}

function addIpv4(text: string, part: string, partStart: number, found: Candidate[]): boolean {
  const trimmed = part.replace(/[.\-_]+$/, '')
  const lead = /^[.\-_]+/.exec(trimmed)?.[0].length ?? 0
  const address = trimmed.slice(lead)
  if (!isIpv4(address)) return false
  const start = partStart + lead
  const end = start + address.length
  const suffix = end === partStart + part.length ? cidrSuffixLength(text, end) : 0
  if (suffix > 0) {
    const cidrEnd = end + suffix
    found.push({ type: 'ipv4-cidr', value: text.slice(start, cidrEnd), start, end: cidrEnd })
  } else found.push({ type: 'ipv4-addr', value: address, start, end })
  return true
}

function addHashes(text: string, content: string, run: Run, found: Candidate[]): void {
  for (const part of content.matchAll(/[A-Za-z0-9]+/g)) {
    const type = hashTypeOf(part[0])
    if (type === undefined) continue
    const start = run.start + part.index
    const imphash = type === 'file-md5' && isImphash(text.slice(Math.max(0, start - 24), start))
    found.push({
      type: imphash ? 'file-imphash' : type,
      value: part[0].toLowerCase(),
      start,
      end: start + part[0].length,
    })
  }
}

function ipv6Candidates(text: string): Candidate[] {
  const found: Candidate[] = []
  let from = 0
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', from)) {
    let start = colon
    while (start > from && start > colon - 5 && isHexUnit(text.charCodeAt(start - 1))) start--
    let end = colon
    while (end < text.length && isIpv6Unit(text.charCodeAt(end))) end++
    from = Math.max(end, colon + 1)
    const value = text
      .slice(start, Math.min(end, start + 48))
      .replace(/[.:]$/, (mark, at: number, whole: string) =>
        mark === ':' && whole.charAt(at - 1) === ':' ? ':' : '',
      )
    const bounded = !/[\w.:-]/.test(text.charAt(start - 1)) && !/[\w-]/.test(text.charAt(end))
    if (bounded && value.indexOf(':') !== value.lastIndexOf(':') && isIpv6(value))
      found.push({ type: 'ipv6-addr', value, start, end: start + value.length })
  }
  return found
}

function isHexUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66)
}

function isIpv6Unit(unit: number): boolean {
  return isHexUnit(unit) || unit === 0x3a || unit === 0x2e
}
