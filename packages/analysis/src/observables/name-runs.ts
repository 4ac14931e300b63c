import { isRatherFile } from '../passage/file-or-host.ts'
import { unitTable } from '../passage/unit-kinds.ts'
import type { Candidate } from './candidate.ts'
import { hostIn } from './domain-name.ts'
import { emailIn } from './email-addr.ts'
import { fileNameIn } from './file-name.ts'
import { gluedHosts } from './glued-hosts.ts'
import { cidrSuffixLength, isIpv4 } from './ipv4-addr.ts'
import { type UrlInText, urlAt } from './url.ts'

/** A run of characters that names are made of. */
export interface Run {
  readonly start: number
  readonly end: number
}

/** What reads the names of a text, and where it puts them. */
export interface NameReader {
  readonly text: string
  readonly found: Candidate[]
  /** Whether the author defanged something in `[start, end)` of the text. */
  readonly isDefanged: (start: number, end: number) => boolean
}

/** Letters, digits, `. - _ @ + %` and whatever is not ASCII, apart from typographic marks; for a class of a pattern. */
export const runUnits = String.raw`A-Za-z0-9.@_+%\-\u00c0-\u1fff\u2c00-\u2fff\u3040-\ufdff`

/** A longer run is no host and no mail address, whatever it holds. */
const longestName = 320

const inRun = runTable()

function runTable(): Uint8Array {
  const one = new RegExp(`[${runUnits}]`)
  return unitTable(
    Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit))
      .filter((character) => one.test(character))
      .map((character) => [character, 1] as const),
  )
}

/** Whether a unit of a text can stand in a name. `NaN`, beyond the text, cannot. */
export function isRunUnit(unit: number): boolean {
  return inRun[unit] === 1
}

/** The run that holds `at`, or ends there; it does not begin before `from`. */
export function runAround(text: string, at: number, from: number): Run {
  let start = at
  while (start > from && isRunUnit(text.charCodeAt(start - 1))) start--
  let end = at
  while (isRunUnit(text.charCodeAt(end))) end++
  return { start, end }
}

/** Adds the URL that a scheme at the end of the run, or a host in front of a slash, begins; answers where it ends. */
export function addUrl(reader: NameReader, run: Run): number | undefined {
  const { text } = reader
  if (text.startsWith('://', run.end)) return addSchemeUrl(reader, run)
  return text.charAt(run.end) === '/' && !text.slice(run.start, run.end).includes('@')
    ? addBareUrl(reader, run)
    : undefined
}

const scheme = /(?:https?|ftps?|sftp|tcp|udp|wss?|ldaps?|smb|git|ssh|file|jdbc|rtsp|socks[45]?)$/i

function addSchemeUrl(reader: NameReader, run: Run): number | undefined {
  const written = scheme.exec(reader.text.slice(Math.max(run.start, run.end - 8), run.end))?.[0]
  if (written === undefined) return undefined
  const start = run.end - written.length
  return addUrlAt(reader, start, run.end + 3, `${written.toLowerCase()}://`)
}

/** A URL without scheme has a path of its own: `host/path`, not `and/or`, `host/`, a CIDR or `/a.zip/b`. */
function addBareUrl(reader: NameReader, run: Run): number | undefined {
  const { text, isDefanged } = reader
  const host = hostIn(text.slice(run.start, run.end), isDefanged(run.start, run.end))
  if (host === undefined) return undefined
  const start = run.start + host.offset
  if (start + host.host.length !== run.end) return undefined
  if (text.charAt(start - 1) === '/' && isRatherFile(host.host.split('.'))) return undefined
  return addUrlAt(reader, start, start, '', run.end + 2)
}

function addUrlAt(
  { text, found, isDefanged }: NameReader,
  start: number,
  hostStart: number,
  prefix: string,
  shortestEnd = 0,
): number | undefined {
  const quote = text.charAt(start - 1) === "'" ? "'" : '"'
  const url = urlAt(text, hostStart, prefix, quote, (hostEnd) => isDefanged(start, hostEnd))
  if (url === undefined || url.end < shortestEnd) return undefined
  addHost(url, start, found)
  found.push({ type: 'url', value: url.value, start, end: url.end, host: url.host })
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

/** Adds the mail address, the addresses and the hosts of a run; whether there were any. */
export function addName(reader: NameReader, run: Run): boolean {
  if (run.end - run.start > longestName) return false
  const content = reader.text.slice(run.start, run.end)
  const defanged = reader.isDefanged(run.start, run.end)
  return (
    (content.includes('@') && addEmail(content, run, defanged, reader.found)) ||
    addDotted(reader, content, run, defanged)
  )
}

function addEmail(content: string, run: Run, defanged: boolean, found: Candidate[]): boolean {
  const email = emailIn(content, defanged)
  if (email === undefined) return false
  const hostStart = run.start + email.hostOffset
  const end = hostStart + email.host.length
  const whole = { start: run.start + email.offset, end }
  found.push({ type: 'email-addr', value: email.value, ...whole })
  const type = isIpv4(email.host) ? 'ipv4-addr' : 'domain-name'
  found.push({ type, value: email.host, start: hostStart, end, whole })
  return true
}

function addDotted(reader: NameReader, content: string, run: Run, defanged: boolean): boolean {
  if (!/[@+%]/.test(content)) return addPart(reader, content, run.start, defanged)
  let named = false
  for (const { 0: part, index } of content.matchAll(parts))
    if (addPart(reader, part, run.start + index, defanged)) named = true
  return named
}

/** `https%3A%2F%2Fevil.com`: two hexadecimal digits behind a percent sign are a separator. */
const parts = /(?:(?<=%[0-9A-Fa-f]{2})|(?<=^|[@+])|(?<=%)(?![0-9A-Fa-f]{2}))[^@+%]+/g

function addPart({ text, found }: NameReader, part: string, start: number, defanged: boolean): boolean {
  if (addIpv4(text, part, start, found)) return true
  const named = addDomain(part, start, defanged, found)
  addFile(text, part, start, found)
  return named
}

/** A file name that is not the end of a path, and not what stands behind `%20`; some may be hosts too. */
function addFile(text: string, part: string, partStart: number, found: Candidate[]): void {
  const before = text.charAt(partStart - 1) || ' '
  const isRest =
    '\\/'.includes(before) || /%[0-9A-F]{2}$/.test(text.slice(Math.max(0, partStart - 3), partStart))
  const file = isRest ? undefined : fileNameIn(part)
  if (file !== undefined) {
    const start = partStart + file.offset
    found.push({ type: 'file-name', value: file.name, start, end: start + file.name.length })
  }
}

function addDomain(part: string, partStart: number, defanged: boolean, found: Candidate[]): boolean {
  const name = hostIn(part, defanged)
  if (name === undefined) return false
  const glued = gluedHosts(name.host)
  if (glued === undefined) {
    const start = partStart + name.offset
    found.push({ type: 'domain-name', value: name.host, start, end: start + name.host.length })
    return true
  }
  let start = partStart + name.offset
  for (const value of glued) {
    found.push({ type: isIpv4(value) ? 'ipv4-addr' : 'domain-name', value, start, end: start + value.length })
    start += value.length
  }
  return glued.length > 0
}

function addIpv4(text: string, part: string, partStart: number, found: Candidate[]): boolean {
  const lead = /^[.\-_]*/.exec(part)?.[0].length ?? 0
  if (!isDigit(part.charCodeAt(lead))) return false
  const address = part.slice(lead).replace(/[.\-_]+$/, '')
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

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
