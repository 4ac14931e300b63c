/**
 * From where links without `xml:base` are seen: the feed's address (RFC 4287 §4.2.7.1), or its site when that is another
 * one, since a proxied feed keeps the links of its origin.
 */
export function baseForItems(site: string | null, baseUrl: string | null): string | null {
  const from = baseUrl === null ? null : URL.parse(baseUrl)
  const to = site === null ? null : URL.parse(site)
  if (from === null || to === null) return baseUrl ?? site
  return from.host === to.host ? baseUrl : site
}
