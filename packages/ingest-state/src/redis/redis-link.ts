import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { StateUnavailable } from '../ingest-state.ts'
import { disconnectTimeoutMs, type RedisSettings, redisOptionsOf, redisServerOf } from './redis-settings.ts'

/** Whether Redis takes claims now; `lost` says why not. */
export type RedisConnection =
  | { readonly kind: 'connected' }
  | { readonly kind: 'lost'; readonly message: string }

export type LinkSettings = RedisSettings & {
  /** A key of ours to write to when the link is probed. */
  readonly probeKey: string
  readonly onConnection?: (connection: RedisConnection) => void
}

const probeEveryMs = 250
const closed = 'the connection was closed'

/** How the client says that it has no connection, instead of why. */
const noConnection = /^(Stream isn't writeable|Reached the max retries per request|Connection is closed)/

/**
 * One connection that fails fast and comes back by itself. Any failure makes it `lost`; only a probe that wrote makes it
 * `connected`, so a Redis that answers but takes no writes (OOM, READONLY, MISCONF) counts as away.
 */
export class RedisLink {
  readonly #redis: Redis
  readonly #server: string
  readonly #settings: LinkSettings
  readonly #inWork = new Set<Promise<unknown>>()
  readonly #firstConnection = Promise.withResolvers<void>()
  #connection: RedisConnection | null = null
  /** Why it is lost, in the words of Redis or of the system. */
  #reason: string | null = null
  #probeTimer: NodeJS.Timeout | null = null
  #closing: Promise<void> | null = null

  /** Throws a TypeError when the settings cannot be right. */
  constructor(settings: LinkSettings) {
    this.#settings = settings
    this.#server = redisServerOf(settings)
    this.#redis = new Redis(redisOptionsOf(settings))
    this.#redis.on('error', (error: Error) => this.#failed(error.message || error.name))
    this.#redis.on('close', () => this.#failed(this.#reason ?? closed))
    this.#redis.on('ready', () => {
      this.#reason = null
      void this.probe()
    })
  }

  /** Settles when it is first known whether Redis is there. */
  get firstConnection(): Promise<void> {
    return this.#firstConnection.promise
  }

  /** Runs a script. Throws StateUnavailable. */
  eval(script: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.#ask((redis) => redis.eval(script, keys.length, ...keys, ...args))
  }

  /** Runs a script whose arguments and answers are bytes. Throws StateUnavailable. */
  evalBytes(
    script: string,
    keys: readonly string[],
    args: readonly (string | number | Buffer)[],
  ): Promise<unknown> {
    return this.#ask((redis) => redis.callBuffer('EVAL', [script, keys.length, ...keys, ...args]))
  }

  /** Throws StateUnavailable. */
  get(key: string): Promise<string | null> {
    return this.#ask((redis) => redis.get(key))
  }

  /** Throws StateUnavailable. */
  async set(key: string, value: string): Promise<void> {
    await this.#ask((redis) => redis.set(key, value))
  }

  /** Whether Redis takes a write now; never throws. */
  async probe(): Promise<boolean> {
    try {
      await this.#ask((redis) => redis.set(this.#settings.probeKey, '1', 'PX', 1_000))
    } catch (error) {
      if (error instanceof StateUnavailable) return false
      throw error
    }
    this.#changeTo({ kind: 'connected' })
    return true
  }

  /** Waits for what is in work, then leaves nothing running. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    if (this.#probeTimer !== null) clearTimeout(this.#probeTimer)
    this.#probeTimer = null
    await Promise.allSettled(this.#inWork)
    const redis = this.#redis
    if (redis.status === 'end') return
    const ended = new Promise<void>((resolve) => redis.once('end', resolve))
    // Between two attempts there is no socket whose end could be awaited, only the client's timer to destroy it.
    const unconnected = redis.status === 'reconnecting' || redis.status === 'close'
    redis.disconnect()
    await (unconnected ? delay(disconnectTimeoutMs) : ended)
  }

  async #ask<Reply>(ask: (redis: Redis) => Promise<Reply>): Promise<Reply> {
    if (this.#closing !== null) throw new StateUnavailable(`${this.#server}: this client was closed`)
    const answer = ask(this.#redis)
    this.#inWork.add(answer)
    try {
      return await answer
    } catch (error) {
      throw this.#unavailable(error)
    } finally {
      this.#inWork.delete(answer)
    }
  }

  /** No answer of Redis is the fault of one record, so every error is one of the store. */
  #unavailable(cause: unknown): StateUnavailable {
    const said = cause instanceof Error ? cause.message : String(cause)
    this.#failed(noConnection.test(said) ? (this.#reason ?? closed) : said)
    return new StateUnavailable(`${this.#server}: ${this.#reason}`, { cause })
  }

  #failed(reason: string): void {
    this.#reason = reason
    this.#changeTo({ kind: 'lost', message: `${this.#server}: ${reason}` })
  }

  #changeTo(connection: RedisConnection): void {
    if (this.#closing !== null) return
    if (connection.kind === 'lost') this.#probeLater()
    if (this.#connection?.kind === connection.kind) return
    this.#connection = connection
    this.#firstConnection.resolve()
    this.#settings.onConnection?.(connection)
  }

  #probeLater(): void {
    this.#probeTimer ??= setTimeout(() => {
      this.#probeTimer = null
      if (this.#redis.status === 'end') this.#connectAgain()
      if (this.#redis.status === 'ready') void this.probe()
      else this.#probeLater()
    }, probeEveryMs)
  }

  /** The client ends its own attempts when a connection cannot even be tried. What goes wrong is an `error` event too. */
  #connectAgain(): void {
    this.#redis.connect().catch((error: Error) => this.#failed(this.#reason ?? error.message))
  }
}
