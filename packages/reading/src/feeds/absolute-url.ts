/** `href` as an absolute http(s) URL, seen from `base`; null when there is none. */
export function absoluteUrl(href: string | null, base: string | null): string | null {
  const text = href?.trim() ?? ''
  if (text === '') return null
  const url = URL.parse(text, base ?? undefined)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}
