import type { Dispatcher } from 'undici'
import { forbiddenUrl } from '../addresses/forbidden-url.ts'
import { chainCookies } from './chain-cookies.ts'
import { type FetchedPage, refused } from './fetched-page.ts'
import { discard, firstOf, readAnswer } from './read-answer.ts'
import { shortUrl } from './short-url.ts'

export type Journey = {
  readonly url: string
  readonly allowed: readonly string[]
  readonly maxRedirects: number
  readonly maxBytes: number
  /** ms since 1970 */
  readonly clock: () => number
  /** Sends one request; `cookie` is the header's value. */
  readonly ask: (target: URL, cookie: string | null) => Promise<Dispatcher.ResponseData>
}

/**
 * Goes from redirect to redirect (RFC 9110 §15.4) to the page. Each URL is judged before it is asked for; from https
 * there is no way back to http. Throws what `ask` and reading the answer throw.
 */
export async function followRedirects(journey: Journey): Promise<FetchedPage> {
  const { allowed, maxRedirects, maxBytes, url } = journey
  const visited = new Set<string>()
  const cookies = chainCookies()
  let at = url
  let permanent = true
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const why = forbiddenUrl(at, allowed)
    if (why !== null) return refused('forbidden-url', `${shortUrl(at)} is not fetched: ${why}`)
    const target = new URL(at)
    target.hash = ''
    const cookie = cookies.headerFor(target)
    const visit = `${target.href} ${cookie ?? ''}`
    if (visited.has(visit)) return refused('unreadable', `${shortUrl(url)} redirects in a circle`)
    visited.add(visit)
    const response = await journey.ask(target, cookie)
    const location = redirectOf(response)
    if (location === null) {
      const movedTo = hops > 0 && permanent ? at : null
      return await readAnswer(response, { url: at, movedTo, maxBytes, now: journey.clock() })
    }
    cookies.keep(target, response.headers['set-cookie'])
    discard(response)
    const next = URL.parse(location, at)
    if (next === null)
      return refused('unreadable', `${shortUrl(at)} redirects to ${shortUrl(location)}, which is no URL`)
    if (target.protocol === 'https:' && next.protocol === 'http:')
      return refused('forbidden-url', `${shortUrl(at)} redirects from https to http (${shortUrl(next.href)})`)
    permanent &&= response.statusCode === 301 || response.statusCode === 308
    next.hash = ''
    at = next.href
  }
  return refused('unreadable', `${shortUrl(url)} redirects more than ${maxRedirects} times`)
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? firstOf(headers['location']) : null
}
