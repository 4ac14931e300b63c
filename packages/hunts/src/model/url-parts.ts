/** What a URL leaves in any log that keeps URLs: the URL without its scheme. */
export function schemelessUrl(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
}

/** The host of a URL with or without a scheme, in lower case, without a port; an IPv6 address without its brackets. */
export function urlHost(url: string): string {
  const [authority = ''] = schemelessUrl(url).split(/[/?#]/, 1)
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1)
  return hostAndPort
    .replace(/:\d*$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
}

/** Whether a URL names a host and nothing on it: no path but `/`, no query, no fragment. */
export function isHostAlone(url: string): boolean {
  const [, ...behindHost] = schemelessUrl(url).split(/[/?#]/)
  return behindHost.every((part) => part === '')
}
