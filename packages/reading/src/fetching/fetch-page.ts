import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import { forbiddenUrl } from '../addresses/forbidden-url.ts'
import { decompress } from './decompress.ts'
import type { FetchedPage, Validators } from './fetched-page.ts'
import { ForbiddenAddress, guardedLookup } from './guarded-lookup.ts'
import { networkFailure } from './network-failure.ts'
import { retryAfterMs } from './retry-after.ts'

export type { FetchedPage, Validators } from './fetched-page.ts'

export type FetchOptions = {
  /** Origins of the inside that may be read all the same, exactly as `new URL().origin` writes them. */
  readonly allow?: readonly string[]
  readonly validators?: Validators | null
  readonly accept?: string
  /** The most bytes of a page, also when decompressed. Default 10 MiB. */
  readonly maxBytes?: number
  /** For all hops together. Default 20 s. */
  readonly timeoutMs?: number
  /** Redirects that are followed. Default 5. */
  readonly maxRedirects?: number
  readonly signal?: AbortSignal
  readonly userAgent?: string
  /** Resolves names; its answers are judged before a connection is made. */
  readonly lookup?: LookupFunction
  /** ms since 1970 */
  readonly clock?: () => number
}

const defaultUserAgent = 'Huntwire (reads security articles)'

const defaultAccept =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5'

/**
 * Asks for a page over http(s). Every hop is judged twice: its URL before, and the address it resolves to at the moment
 * of connecting. Never throws: what can go wrong is in the result.
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const timeoutMs = options.timeoutMs ?? 20_000
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal])
  const guarded = agent({ lookup: guardedLookup(options.lookup), timeout: timeoutMs })
  const open = agent({ timeout: timeoutMs, ...(options.lookup ? { lookup: options.lookup } : {}) })
  const allow = options.allow ?? []
  try {
    return await followRedirects({
      url,
      allow,
      options,
      ask: (target) =>
        request(target, {
          dispatcher: allow.includes(target.origin) ? open : guarded,
          headers: headersFor(options),
          signal,
        }),
    })
  } catch (error) {
    return failure(error, {
      timedOut: deadline.aborted,
      stopped: options.signal?.aborted === true,
      timeoutMs,
    })
  } finally {
    await Promise.all([guarded.destroy(), open.destroy()])
  }
}

type Journey = {
  readonly url: string
  readonly allow: readonly string[]
  readonly options: FetchOptions
  readonly ask: (target: URL) => Promise<Dispatcher.ResponseData>
}

async function followRedirects({ url, allow, options, ask }: Journey): Promise<FetchedPage> {
  const visited = new Set<string>()
  const maxRedirects = options.maxRedirects ?? 5
  let at = url
  let permanent = true
  while (visited.size <= maxRedirects) {
    const why = forbiddenUrl(at, allow)
    if (why !== null) return refused('forbidden-url', `${shorten(at)} is not fetched: ${why}`)
    const target = new URL(at)
    target.hash = ''
    visited.add(target.href)
    const response = await ask(target)
    const location = redirectOf(response)
    if (location === null) {
      return await answerOf(response, {
        url: at,
        movedTo: visited.size > 1 && permanent ? at : null,
        options,
      })
    }
    discard(response)
    const next = URL.parse(location, at)
    if (next === null)
      return refused('unreadable', `${shorten(at)} redirects to ${shorten(location)}, which is no URL`)
    if (target.protocol === 'https:' && next.protocol === 'http:')
      return refused('forbidden-url', `${shorten(at)} redirects from https to http (${shorten(next.href)})`)
    next.hash = ''
    if (visited.has(next.href)) return refused('unreadable', `${shorten(url)} redirects in a circle`)
    permanent &&= response.statusCode === 301 || response.statusCode === 308
    at = next.href
  }
  return refused('unreadable', `${shorten(url)} redirects more than ${maxRedirects} times`)
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? one(headers['location']) : null
}

type Arrival = { readonly url: string; readonly movedTo: string | null; readonly options: FetchOptions }

async function answerOf(response: Dispatcher.ResponseData, arrival: Arrival): Promise<FetchedPage> {
  const { statusCode: status, headers } = response
  if (status >= 200 && status < 300) return await pageOf(response, arrival)
  discard(response)
  const message = `${shorten(arrival.url)} answers ${status}`
  if (status === 304) return { kind: 'not-modified' }
  if (status === 404 || status === 410) return { kind: 'gone', status, message }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const now = (arrival.options.clock ?? Date.now)()
    return { kind: 'retry-later', status, afterMs: retryAfterMs(one(headers['retry-after']), now), message }
  }
  return refused('unreadable', message)
}

async function pageOf(response: Dispatcher.ResponseData, arrival: Arrival): Promise<FetchedPage> {
  const { headers } = response
  const maxBytes = arrival.options.maxBytes ?? 10 * 1_024 * 1_024
  const tooLarge = refused('oversize', `${shorten(arrival.url)} is larger than ${maxBytes} bytes`)
  const raw =
    Number(one(headers['content-length'])) > maxBytes ? null : await collect(response.body, maxBytes)
  if (raw === null) {
    discard(response)
    return tooLarge
  }
  const body = await decompress(raw, one(headers['content-encoding']) ?? '', maxBytes)
  if (body.kind === 'oversize') return tooLarge
  if (body.kind === 'broken') return refused('undecodable', `${shorten(arrival.url)}: ${body.message}`)
  return {
    kind: 'page',
    url: arrival.url,
    movedTo: arrival.movedTo,
    bytes: body.bytes,
    contentType: one(headers['content-type']),
    validators: { etag: one(headers['etag']), lastModified: one(headers['last-modified']) },
  }
}

/** Drops the rest of an answer; undici reports that as an error of the body, which nobody reads any more. */
function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {}).destroy()
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

function agent(connect: { readonly lookup?: LookupFunction; readonly timeout: number }): Agent {
  return new Agent({
    connect,
    headersTimeout: connect.timeout,
    bodyTimeout: connect.timeout,
    maxHeaderSize: 32 * 1_024,
  })
}

function headersFor({ accept, userAgent, validators }: FetchOptions): Record<string, string> {
  return {
    accept: accept ?? defaultAccept,
    'accept-encoding': 'gzip, deflate, br, zstd',
    'user-agent': userAgent ?? defaultUserAgent,
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}

function failure(
  error: unknown,
  state: { readonly timedOut: boolean; readonly stopped: boolean; readonly timeoutMs: number },
): FetchedPage {
  if (error instanceof ForbiddenAddress) return refused('forbidden-url', error.message)
  if (state.stopped) return { kind: 'failed', message: 'stopped before the page was there', cause: error }
  if (state.timedOut)
    return { kind: 'failed', message: `no complete answer within ${state.timeoutMs / 1_000} s`, cause: error }
  return { kind: 'failed', message: networkFailure(error), cause: error }
}

function refused(
  reason: 'forbidden-url' | 'oversize' | 'undecodable' | 'unreadable',
  message: string,
): FetchedPage {
  return { kind: 'refused', reason, message }
}

function one(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null
}

function shorten(url: string): string {
  return url.length <= 200 ? url : `${url.slice(0, 199)}…`
}
