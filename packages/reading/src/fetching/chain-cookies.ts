/** Cookies of one chain of redirects: some sites set one and send to the same page again. Nothing outlives the chain. */
export type ChainCookies = {
  readonly keep: (url: URL, setCookie: string | readonly string[] | undefined) => void
  /** The `cookie` header for a request; null when there is none. */
  readonly headerFor: (url: URL) => string | null
}

const mostCookies = 20
const longestCookie = 4_096

/** A cookie goes back to the very host that set it, and one that is `Secure` over https only (RFC 6265 §5.4). */
export function chainCookies(): ChainCookies {
  const jar = new Map<string, { readonly host: string; readonly pair: string; readonly secure: boolean }>()
  return {
    keep(url, setCookie) {
      for (const line of [setCookie ?? []].flat()) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        const name = /^([^=\s]+)=/.exec(pair)?.[1]
        if (name === undefined || pair.length > longestCookie) continue
        const key = `${url.hostname} ${name}`
        if (jar.size >= mostCookies && !jar.has(key)) continue
        const secure = attributes.some((attribute) => attribute.toLowerCase() === 'secure')
        jar.set(key, { host: url.hostname, pair, secure })
      }
    },
    headerFor(url) {
      const pairs = [...jar.values()]
        .filter(({ host, secure }) => host === url.hostname && (!secure || url.protocol === 'https:'))
        .map(({ pair }) => pair)
      return pairs.length === 0 ? null : pairs.join('; ')
    },
  }
}
