import { isAmpParameter, withoutAmpPath, withoutDeviceLabel } from './amp-and-mobile.ts'
import { normaliseEscapes } from './normalise-escapes.ts'
import { redirectTarget } from './redirect-target.ts'
import { isTrackingParameter } from './tracking-parameters.ts'

export type CanonicalUrl =
  | {
      readonly ok: true
      /** What names the article. */
      readonly url: string
      /** Where its text is read: the same, but on the host and under the path that were given. */
      readonly address: string
    }
  /** `reason` is for a person: what is wrong with the URL and what to write instead. */
  | { readonly ok: false; readonly reason: string }

const maxLength = 8_192

/**
 * The one spelling of an article's URL: an absolute http(s) URL without fragment (but `#!…`), tracking parameters, default
 * port, trailing dot, AMP page, mobile host and counting redirect, or a `urn:`. What may mean another article stays: the
 * scheme, `www.`, the order of parameters, the path's case, trailing slash and `index.html`. Never throws.
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
  const path = normaliseEscapes(url.pathname)
  const port = url.port === '' ? '' : `:${url.port}`
  const rest = `${canonicalQuery(url.search)}${canonicalFragment(url.hash)}`
  const address = `${url.protocol}//${host}${port}${path}${rest}`
  // Targets and plainer forms are shorter than what they come from, so this ends.
  const target = redirectTarget(address)
  const followed = target === null ? null : canonicalWebUrl(target)
  if (followed?.ok) return followed
  const plain = `${url.protocol}//${withoutDeviceLabel(host)}${port}${withoutAmpPath(path)}${rest}`
  if (plain === address) return { ok: true, url: address, address }
  const plainest = canonicalWebUrl(plain)
  return { ok: true, url: plainest.ok ? plainest.url : plain, address }
}

function canonicalQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .map(normaliseEscapes)
    .filter((parameter) => parameter !== '' && !isLeftOut(parameter))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

function isLeftOut(parameter: string): boolean {
  const [name = '', ...value] = parameter.split('=')
  return isTrackingParameter(name, value.join('=')) || isAmpParameter(name, value.join('='))
}

/** `#!` names a page that a script loads; any other fragment a place on the page. */
function canonicalFragment(hash: string): string {
  return /^#!./.test(hash) ? `#${normaliseEscapes(hash.slice(1))}` : ''
}

/** RFC 8141: scheme and name space ignore case; `kev`, `ghsa` and `sha256` are ours, and ignore it altogether. */
function canonicalUrn(text: string): CanonicalUrl {
  const match = /^urn:([a-z0-9][a-z0-9-]{0,30}[a-z0-9]):([^\s?#]+)/i.exec(text)
  const space = match?.[1]?.toLowerCase()
  const name = match?.[2]
  if (space === undefined || name === undefined)
    return refused(`"${shorten(text)}" is no URN; it has the form urn:<name space>:<name>`)
  if (space === 'kev') {
    return /^CVE-\d{4}-\d{4,}$/i.test(name)
      ? urn(`urn:kev:${name.toUpperCase()}`)
      : refused(`"${shorten(text)}" needs a CVE id after urn:kev:`)
  }
  if (space === 'ghsa') {
    return /^(GHSA-)?[0-9a-z]{4}(-[0-9a-z]{4}){2}$/i.test(name)
      ? urn(`urn:ghsa:GHSA-${name.replace(/^GHSA-/i, '').toLowerCase()}`)
      : refused(`"${shorten(text)}" needs a GitHub advisory's id after urn:ghsa:`)
  }
  if (space === 'sha256') {
    return /^[0-9a-f]{64}$/i.test(name)
      ? urn(`urn:sha256:${name.toLowerCase()}`)
      : refused(`"${shorten(text)}" needs 64 hexadecimal digits after urn:sha256:`)
  }
  return urn(`urn:${space}:${normaliseEscapes(name)}`)
}

function urn(url: string): CanonicalUrl {
  return { ok: true, url, address: url }
}

function refused(reason: string): CanonicalUrl {
  return { ok: false, reason }
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`
}
