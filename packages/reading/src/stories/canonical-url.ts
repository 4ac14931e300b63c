import { trackingParameters } from './tracking-parameters.ts'

export type CanonicalUrl =
  | { readonly ok: true; readonly url: string }
  /** `reason` is for a person: what is wrong with the URL and what to write instead. */
  | { readonly ok: false; readonly reason: string }

const maxLength = 8_192

/**
 * The one spelling of an article's URL: an absolute http(s) URL without fragment, tracking parameters, default port and
 * trailing dot, or a `urn:`. The order of parameters, the scheme and the path's trailing slash mean something and stay.
 */
export function canonicalUrl(raw: string): CanonicalUrl {
  const text = raw.trim()
  if (text === '') return refused('the URL is empty')
  if (text.length > maxLength) return refused(`the URL is longer than ${maxLength} characters`)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined)
    return refused(`"${shorten(text)}" is no absolute URL; write it with https:// and the host`)
  if (scheme === 'urn') return canonicalUrn(text)
  if (scheme !== 'http' && scheme !== 'https')
    return refused(`"${scheme}:" is not read; an article's URL begins with https://, http:// or urn:`)
  return canonicalWebUrl(text)
}

function canonicalWebUrl(text: string): CanonicalUrl {
  const url = URL.parse(text)
  if (url === null) return refused(`"${shorten(text)}" is no URL: its host or port cannot be read`)
  if (url.username !== '' || url.password !== '')
    return refused('the URL carries a user name or password; take it out')
  const host = url.hostname.replace(/\.$/, '')
  if (host === '' || host.split('.').includes(''))
    return refused(`"${shorten(url.hostname)}" is no host name`)
  const port = url.port === '' ? '' : `:${url.port}`
  const path = normaliseEscapes(url.pathname)
  return { ok: true, url: `${url.protocol}//${host}${port}${path}${canonicalQuery(url.search)}` }
}

function canonicalQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .map(normaliseEscapes)
    .filter((parameter) => parameter !== '' && !isTracking(parameter))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

function isTracking(parameter: string): boolean {
  const name = (parameter.split('=', 1)[0] ?? '').toLowerCase()
  return name.startsWith('utm_') || trackingParameters.has(name)
}

/** RFC 3986 §6.2.2: upper-case escapes, and none for characters that need none. */
function normaliseEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
    return /[a-z0-9._~-]/i.test(character) ? character : octet.toUpperCase()
  })
}

/** RFC 8141: scheme and name space ignore case; `kev` and `sha256` are ours, and ignore it altogether. */
function canonicalUrn(text: string): CanonicalUrl {
  const match = /^urn:([a-z0-9][a-z0-9-]{0,30}[a-z0-9]):([^\s?#]+)/i.exec(text)
  const space = match?.[1]?.toLowerCase()
  const name = match?.[2]
  if (space === undefined || name === undefined)
    return refused(`"${shorten(text)}" is no URN; it has the form urn:<name space>:<name>`)
  if (space === 'kev') {
    return /^CVE-\d{4}-\d{4,}$/i.test(name)
      ? { ok: true, url: `urn:kev:${name.toUpperCase()}` }
      : refused(`"${shorten(text)}" needs a CVE id after urn:kev:`)
  }
  if (space === 'sha256') {
    return /^[0-9a-f]{64}$/i.test(name)
      ? { ok: true, url: `urn:sha256:${name.toLowerCase()}` }
      : refused(`"${shorten(text)}" needs 64 hexadecimal digits after urn:sha256:`)
  }
  return { ok: true, url: `urn:${space}:${normaliseEscapes(name)}` }
}

function refused(reason: string): CanonicalUrl {
  return { ok: false, reason }
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`
}
