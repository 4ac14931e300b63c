import { type PollIndex, StateUnavailable } from '@huntwire/ingest-state'

/** A lease that is renewed until it is let go. */
export type KeptLease = {
  /** Aborted when another may hold the lease. */
  readonly lost: AbortSignal
  readonly letGo: () => Promise<void>
}

/**
 * Renews a lease that was just taken, three times within its lifetime. One that has lapsed is lost, though it may be free to
 * take: another may have had it in between, and settled what it read.
 */
export function keepLease(
  state: Pick<PollIndex, 'lease'>,
  lease: {
    readonly sourceId: string
    readonly holder: string
    readonly ttlMs: number
    /** When it was asked for, by `performance.now()`. */
    readonly askedAt: number
  },
): KeptLease {
  const lost = new AbortController()
  let takenAt = lease.askedAt
  let renewing: Promise<void> = Promise.resolve()

  async function renew(): Promise<void> {
    const askedAt = performance.now()
    if (askedAt - takenAt >= lease.ttlMs) {
      lost.abort(new Error('the lease lapsed before it was renewed'))
      return
    }
    try {
      if (await state.lease(lease.sourceId, lease.holder, lease.ttlMs)) takenAt = askedAt
      else lost.abort(new Error('another replica has taken the source over'))
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error
      if (performance.now() - takenAt >= lease.ttlMs) lost.abort(error)
    }
  }

  const timer = setInterval(() => {
    renewing = renewing.then(() => (lost.signal.aborted ? undefined : renew()))
  }, lease.ttlMs / 3)
  return {
    lost: lost.signal,
    letGo: async () => {
      clearInterval(timer)
      await renewing
    },
  }
}
