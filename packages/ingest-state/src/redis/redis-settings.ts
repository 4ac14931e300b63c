import type { RedisOptions } from 'ioredis'

export type RedisSettings = {
  /** `redis://` or, with TLS, `rediss://`; user, password and database number may stand in it. */
  readonly url: string
  /** Instead of the URL's. */
  readonly username?: string
  readonly password?: string
  /** Only with `rediss://`; PEM texts. */
  readonly tls?: {
    readonly ca?: string
    readonly cert?: string
    readonly key?: string
    readonly servername?: string
  }
  /** How long a connection may take to come up; default 1,000. */
  readonly connectTimeoutMs?: number
  /** How long an answer may take; default 1,000. */
  readonly commandTimeoutMs?: number
}

/**
 * ioredis options under which everything fails fast and comes back by itself (its defaults take 74 s to fail). Throws a
 * TypeError when the URL is not one of Redis.
 */
export function redisOptionsOf(settings: RedisSettings): RedisOptions & { replyMapping: 'legacy' } {
  const url = redisUrlOf(settings.url)
  const password = settings.password ?? decodeURIComponent(url.password)
  const username = settings.username ?? (decodeURIComponent(url.username) || 'default')
  const commandTimeout = settings.commandTimeoutMs ?? 1_000
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? 6379 : Number(url.port),
    db: Number(url.pathname.slice(1)),
    ...(password === '' ? {} : { username, password }),
    // The client answers some refusals of HELLO 3 and of AUTH without a user with a line on the console.
    protocol: 2,
    ...(url.protocol === 'rediss:' ? { tls: { ...settings.tls } } : {}),
    connectTimeout: settings.connectTimeoutMs ?? 1_000,
    disconnectTimeout: disconnectTimeoutMs,
    commandTimeout,
    // A host that vanished answers no packet for minutes; a silent socket is given up and made anew.
    socketTimeout: 2 * commandTimeout,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    // A loading Redis refuses commands with LOADING at once; the check would poll it on timers of its own.
    enableReadyCheck: false,
    disableClientInfo: true,
    replyMapping: 'legacy',
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
    // After a failover the name leads to the new primary; the old one stays connected and read-only.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  }
}

/** How long a socket may take to close before it is destroyed. */
export const disconnectTimeoutMs = 100

/** The server as messages name it: without user and password. */
export function redisServerOf(settings: RedisSettings): string {
  const url = redisUrlOf(settings.url)
  return `Redis at ${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`
}

function redisUrlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '')
    throw new TypeError('the Redis URL must look like redis://host:6379 or rediss://host:6379')
  if (!/^\/?\d*$/.test(url.pathname))
    throw new TypeError('the path of the Redis URL must be a database number, as in redis://host:6379/0')
  return url
}
