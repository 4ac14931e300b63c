import { requireDuration } from '../duration.ts'
import type { Claim, IngestState } from '../ingest-state.ts'
import { claimKeyOf, claimOutcomeOf, claimValueOf, ownerPrefixOf } from '../stored-form.ts'
import { defaultStoryTtlMs } from '../stories.ts'
import { coalesce } from './coalesce.ts'
import { type RedisConnection, RedisLink } from './redis-link.ts'
import { redisPolls } from './redis-polls.ts'
import type { RedisSettings } from './redis-settings.ts'
import { redisStories } from './redis-stories.ts'
import { countOf, textsOf } from './replies.ts'
import { claimScript, releaseScript } from './scripts.ts'

export type { RedisConnection, RedisSettings }

export type RedisIngestStateOptions = RedisSettings & {
  /** What every key of ours starts with; default `huntwire:ingest:`. */
  readonly keyPrefix?: string
  /** How long a claim lasts: longer than the topic's retention and an outage together. */
  readonly claimTtlMs: number
  /** How long an article's story is remembered after it was last told; default 30 days. */
  readonly storyTtlMs?: number
  /** Called once per change, the first time when it is first known. */
  readonly onConnection?: (connection: RedisConnection) => void
}

/** So that one script does not keep Redis from others for long. */
const maxClaimsPerScript = 1_000

/**
 * Ingest state in a Redis (7 or newer, one primary, `noeviction`). Returns once it is known whether Redis is there, which
 * it need not be: calls throw StateUnavailable within the timeouts until it is. Throws a TypeError or RangeError for
 * settings that cannot be right.
 */
export async function openRedisIngestState(options: RedisIngestStateOptions): Promise<IngestState> {
  const claimTtlMs = requireDuration('claimTtlMs', options.claimTtlMs)
  const storyTtlMs = requireDuration('storyTtlMs', options.storyTtlMs ?? defaultStoryTtlMs)
  const prefix = options.keyPrefix ?? 'huntwire:ingest:'
  const link = new RedisLink({ ...options, probeKey: `${prefix}probe` })
  await link.firstConnection

  const claimKey = (claim: Pick<Claim, 'epoch' | 'name'>) => `${prefix}claim:${claimKeyOf(claim)}`
  const claimAll = coalesce(async (claims: readonly Claim[]) => {
    const values = claims.map(claimValueOf)
    const reply = await link.eval(claimScript, claims.map(claimKey), [claimTtlMs, ...values])
    return textsOf(reply, claims.length)
  }, maxClaimsPerScript)

  return {
    claim: async (claims) => {
      if (claims.length === 0) return []
      const found = await claimAll(claims)
      return claims.map((claim, index) => claimOutcomeOf(claim, found[index] ?? null))
    },
    release: async (claims) => {
      if (claims.length === 0) return 0
      const owners = claims.map((claim) => ownerPrefixOf(claim.owner))
      return countOf(await link.eval(releaseScript, claims.map(claimKey), owners))
    },
    ...redisPolls(link, prefix),
    ...redisStories(link, prefix, storyTtlMs),
    healthy: () => link.probe(),
    close: () => link.close(),
  }
}
