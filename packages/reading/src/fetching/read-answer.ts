import type { Dispatcher } from 'undici'
import { botChallenge } from './bot-challenge.ts'
import { decompress } from './decompress.ts'
import { type FetchedPage, refused } from './fetched-page.ts'
import { retryAfterMs } from './retry-after.ts'
import { shortUrl } from './short-url.ts'

export type Arrival = {
  readonly url: string
  /** Where the page has moved for good. */
  readonly movedTo: string | null
  readonly maxBytes: number
  /** ms since 1970 */
  readonly now: number
}

/** What the last answer of a journey means (RFC 9110 §15). Throws what reading its body throws. */
export async function readAnswer(response: Dispatcher.ResponseData, arrival: Arrival): Promise<FetchedPage> {
  const { statusCode: status, headers } = response
  if (status >= 200 && status < 300 && status !== 206) return await pageOf(response, arrival)
  discard(response)
  if (status === 304) return { kind: 'not-modified' }
  const place = shortUrl(arrival.url)
  const challenger = botChallenge(headers)
  if (challenger !== null) {
    const message = `${place} answers ${status} with a challenge for browsers (${challenger}): ask the site for a feed that programs may read`
    return refused('blocked', message)
  }
  const message = `${place} answers ${status}`
  if (status === 404 || status === 410) return { kind: 'gone', status, message }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const afterMs = retryAfterMs(firstOf(headers['retry-after']), arrival.now)
    return { kind: 'retry-later', status, afterMs, message }
  }
  if (status === 401 || status === 403)
    return refused('blocked', `${message}: the site does not let this program in`)
  return refused('unreadable', message)
}

/** Drops the rest of an answer; undici reports that as an error of the body, which nobody reads any more. */
export function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {}).destroy()
}

/** The first value of a header. */
export function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null
}

async function pageOf(response: Dispatcher.ResponseData, arrival: Arrival): Promise<FetchedPage> {
  const { headers } = response
  const { maxBytes } = arrival
  const place = shortUrl(arrival.url)
  const tooLarge = refused('oversize', `${place} is larger than ${maxBytes} bytes`)
  const announced = Number(firstOf(headers['content-length']))
  const raw = announced > maxBytes ? null : await collect(response.body, maxBytes)
  if (raw === null) {
    discard(response)
    return tooLarge
  }
  const body = await decompress(raw, [headers['content-encoding'] ?? []].flat().join(','), maxBytes)
  if (body.kind === 'oversize') return tooLarge
  if (body.kind === 'broken') return refused('undecodable', `${place}: ${body.message}`)
  return {
    kind: 'page',
    url: arrival.url,
    movedTo: arrival.movedTo,
    bytes: body.bytes,
    contentType: firstOf(headers['content-type']),
    validators: { etag: firstOf(headers['etag']), lastModified: firstOf(headers['last-modified']) },
  }
}

async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
