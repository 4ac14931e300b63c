/** `href` as an absolute http(s) URL, seen from `base`; null when there is none. */
export function resolveUrl(href: string, base: string | null): string | null {
  const text = href.trim()
  if (text === '') return null
  const url = URL.parse(text, base ?? undefined)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

/** The same, but a relative link stays as it is written when nothing says from where to look. */
export function resolveLink(href: string, base: string | null): string | null {
  const text = href.trim()
  if (text === '') return null
  return URL.parse(text, base ?? undefined) === null ? text : resolveUrl(text, base)
}
