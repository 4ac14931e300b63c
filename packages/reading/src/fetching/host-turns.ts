/** Turns at hosts: how many requests run at one host side by side, and how far apart they start. */
export type HostTurns = {
  /**
   * Waits for a turn, first come first served; the turn is over when what it resolves to is called. Throws the reason of
   * `signal` when that is aborted before.
   */
  readonly take: (host: string, pace: Pace, signal?: AbortSignal) => Promise<() => void>
  /** No turn at this host before `untilMs` (ms since 1970). */
  readonly holdBack: (host: string, untilMs: number) => void
  /** How long a host is still held back, in ms; 0 when it is not. */
  readonly heldForMs: (host: string) => number
}

export type Pace = {
  readonly sideBySide: number
  /** ms from the start of one turn to the start of the next. */
  readonly gapMs: number
}

type Waiting = { readonly start: () => void; readonly pace: Pace }

type Host = {
  active: number
  waiting: Waiting[]
  freeAt: number
  heldUntil: number
  timer: NodeJS.Timeout | null
}

/** Hosts that are remembered although nothing happens there, before they are looked through. */
const manyHosts = 1_000

/** `clock` in ms since 1970. A host that nobody waits for costs no timer. */
export function hostTurns(clock: () => number): HostTurns {
  const hosts = new Map<string, Host>()

  function hostNamed(name: string): Host {
    const known = hosts.get(name)
    if (known !== undefined) return known
    if (hosts.size >= manyHosts) forgetIdle()
    const host: Host = { active: 0, waiting: [], freeAt: 0, heldUntil: 0, timer: null }
    hosts.set(name, host)
    return host
  }

  function forgetIdle(): void {
    const now = clock()
    for (const [name, host] of hosts) {
      const idle = host.active === 0 && host.waiting.length === 0
      if (idle && host.freeAt <= now && host.heldUntil <= now) hosts.delete(name)
    }
  }

  function serve(host: Host): void {
    if (host.timer !== null) return
    for (let next = host.waiting[0]; next !== undefined; next = host.waiting[0]) {
      if (host.active >= next.pace.sideBySide) return
      const waitMs = Math.max(host.freeAt, host.heldUntil) - clock()
      if (waitMs > 0) {
        serveLater(host, waitMs)
        return
      }
      host.waiting.shift()
      host.active += 1
      host.freeAt = clock() + next.pace.gapMs
      next.start()
    }
  }

  function serveLater(host: Host, waitMs: number): void {
    host.timer = setTimeout(() => {
      host.timer = null
      serve(host)
    }, waitMs)
  }

  return {
    async take(name, pace, signal) {
      signal?.throwIfAborted()
      const host = hostNamed(name)
      return await new Promise((resolve, reject) => {
        const waiting: Waiting = { pace, start: begin }
        host.waiting.push(waiting)
        signal?.addEventListener('abort', giveUp, { once: true })
        serve(host)

        function begin(): void {
          signal?.removeEventListener('abort', giveUp)
          let over = false
          resolve(() => {
            if (over) return
            over = true
            host.active -= 1
            serve(host)
          })
        }

        function giveUp(): void {
          host.waiting = host.waiting.filter((other) => other !== waiting)
          if (host.waiting.length === 0 && host.timer !== null) {
            clearTimeout(host.timer)
            host.timer = null
          }
          reject(signal?.reason)
        }
      })
    },
    holdBack(name, untilMs) {
      const host = hostNamed(name)
      host.heldUntil = Math.max(host.heldUntil, untilMs)
    },
    heldForMs(name) {
      return Math.max(0, (hosts.get(name)?.heldUntil ?? 0) - clock())
    },
  }
}
