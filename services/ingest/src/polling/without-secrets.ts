/** Names of query parameters that hold what lets a reader in. */
const secretName = /key|token|secret|auth|pass|sig|credential|session/i

/** A URL as it may be shown: the values of parameters that look like keys or tokens are `***`. Other text stays. */
export function withoutSecrets(url: string): string {
  const start = url.indexOf('?')
  if (start === -1) return url
  const [query = '', ...fragment] = url.slice(start + 1).split('#')
  const shown = query
    .split('&')
    .map((part) => {
      const [name = '', ...value] = part.split('=')
      return value.length > 0 && secretName.test(name) ? `${name}=***` : part
    })
    .join('&')
  return [`${url.slice(0, start)}?${shown}`, ...fragment].join('#')
}

/** A message with these URLs in it as they may be shown. */
export function messageWithoutSecrets(message: string, urls: readonly string[]): string {
  return urls.reduce(
    (text, url) => (url === '' ? text : text.replaceAll(url, () => withoutSecrets(url))),
    message,
  )
}
