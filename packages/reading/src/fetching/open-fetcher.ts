import { request } from 'undici'
import { openConnections } from './connections.ts'
import type { FetcherOptions, FetchRequest } from './fetch-options.ts'
import { type FetchedPage, refused } from './fetched-page.ts'
import { followRedirects } from './follow-redirects.ts'
import { ForbiddenAddress } from './guarded-lookup.ts'
import { hostTurns, type Pace } from './host-turns.ts'
import { networkFailure } from './network-failure.ts'

export type { Proxies } from './connections.ts'
export type { FetcherOptions, FetchRequest } from './fetch-options.ts'
export type { FetchedPage, Validators } from './fetched-page.ts'

export type Fetcher = {
  /** Asks for a page over http(s). Never throws: what can go wrong is in the result. */
  readonly fetch: (url: string, request?: FetchRequest) => Promise<FetchedPage>
  /** Ends all connections; requests under way fail. */
  readonly close: () => Promise<void>
}

const defaultUserAgent = 'Huntwire (reads security articles)'
const defaultAccept =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5'
const politePace: Pace = { sideBySide: 2, gapMs: 1_000 }
/** The network of the operator is asked as fast as the operator asks. */
const ownPace: Pace = { sideBySide: 16, gapMs: 0 }
/** A host that asks for patience without saying how much gets this. */
const patienceMs = 30_000
/** Held back for longer, a request is answered at once instead of waiting. */
const longestHoldMs = 10_000

/**
 * Fetches pages politely and safely: connections are kept and shared, hosts are asked one after the other, and every hop
 * is judged twice: its URL before, and the address it resolves to at the moment of connecting.
 */
export function openFetcher(options: FetcherOptions = {}): Fetcher {
  const { allowed = [], clock = Date.now, timeoutMs = 20_000, pace = politePace } = options
  const connections = openConnections({
    allowed,
    timeoutMs,
    lookup: options.lookup,
    proxies: options.proxies,
  })
  const turns = hostTurns(clock)

  return {
    async fetch(url, { accept = defaultAccept, signal, validators } = {}) {
      const budget = timeBudget(timeoutMs, signal)
      const headers = {
        accept,
        'accept-encoding': 'gzip, deflate, br, zstd',
        'user-agent': options.userAgent ?? defaultUserAgent,
        ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
        ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
      }
      const hop: Hop = { turn: null, stopClock: () => {} }
      try {
        const fetched = await followRedirects({
          url,
          allowed,
          clock,
          maxRedirects: options.maxRedirects ?? 5,
          maxBytes: options.maxBytes ?? 10 * 1_024 * 1_024,
          ask: async (target, cookie) => {
            hop.stopClock()
            hop.turn = await turnAt(target, hop.turn, signal)
            const running = budget.run()
            hop.stopClock = running.stop
            return await request(target, {
              dispatcher: await connections.to(target),
              headers: cookie === null ? headers : { ...headers, cookie },
              signal: running.signal,
            })
          },
        })
        if (fetched.kind === 'retry-later') holdBack(hop.turn, fetched)
        return fetched
      } catch (error) {
        return failure(error, { timedOut: budget.isSpent(), stopped: signal?.aborted === true, timeoutMs })
      } finally {
        hop.stopClock()
        hop.turn?.over()
      }
    },
    close: connections.close,
  }

  /** The turn at the host of `target`: the one in hand, or a new one once that is given back. */
  async function turnAt(target: URL, inHand: Turn | null, signal?: AbortSignal): Promise<Turn> {
    const host = target.hostname
    if (inHand?.host === host) return inHand
    inHand?.over()
    const held = turns.heldForMs(host)
    if (held > longestHoldMs) throw new HeldBack(host, held)
    const isOwn = allowed.includes(target.origin)
    return { host, over: await turns.take(host, isOwn ? ownPace : pace, signal) }
  }

  function holdBack(turn: Turn | null, answer: Extract<FetchedPage, { kind: 'retry-later' }>): void {
    const { afterMs, status } = answer
    if (turn === null || (status !== 429 && afterMs === null)) return
    turns.holdBack(turn.host, clock() + (afterMs ?? patienceMs))
  }
}

type Turn = { readonly host: string; readonly over: () => void }
/** Where a journey is: whose turn it holds, and the clock that runs for its request. */
type Hop = { turn: Turn | null; stopClock: () => void }

/** The host asked for patience a moment ago. */
class HeldBack extends Error {
  override readonly name = 'HeldBack'
  readonly afterMs: number

  constructor(host: string, afterMs: number) {
    super(`${host} asked for patience; it is asked again in ${Math.ceil(afterMs / 1_000)} s`)
    this.afterMs = afterMs
  }
}

/** Time that a fetch may spend on the network, over several requests; waiting for a turn costs nothing. */
function timeBudget(totalMs: number, signal?: AbortSignal) {
  let leftMs = totalMs
  let spent = false
  return {
    isSpent: () => spent,
    run() {
      const controller = new AbortController()
      const started = performance.now()
      const timer = setTimeout(
        () => {
          spent = true
          controller.abort()
        },
        Math.max(0, leftMs),
      )
      const onAbort = () => controller.abort(signal?.reason)
      if (signal?.aborted === true) onAbort()
      signal?.addEventListener('abort', onAbort, { once: true })
      return {
        signal: controller.signal,
        stop() {
          clearTimeout(timer)
          signal?.removeEventListener('abort', onAbort)
          leftMs -= performance.now() - started
        },
      }
    },
  }
}

function failure(
  error: unknown,
  state: { readonly timedOut: boolean; readonly stopped: boolean; readonly timeoutMs: number },
): FetchedPage {
  if (error instanceof ForbiddenAddress) return refused('forbidden-url', error.message)
  if (error instanceof HeldBack)
    return { kind: 'retry-later', status: 429, afterMs: error.afterMs, message: error.message }
  if (state.stopped) return { kind: 'failed', message: 'stopped before the page was there', cause: error }
  if (state.timedOut)
    return { kind: 'failed', message: `no complete answer within ${state.timeoutMs / 1_000} s`, cause: error }
  return { kind: 'failed', message: networkFailure(error), cause: error }
}
