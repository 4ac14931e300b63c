import { requireDuration, requireInstant } from '../duration.ts'
import { type Claim, type IngestState, StateUnavailable } from '../ingest-state.ts'
import {
  claimKeyOf,
  claimOutcomeOf,
  claimValueOf,
  instantOf,
  ownerPrefixOf,
  validatorsOf,
  validatorsValueOf,
} from '../stored-form.ts'
import { defaultStoryTtlMs } from '../stories.ts'
import { coalesce } from './coalesce.ts'
import { type RedisConnection, RedisLink } from './redis-link.ts'
import type { RedisSettings } from './redis-settings.ts'
import { redisStories } from './redis-stories.ts'
import { claimScript, leaseScript, releaseLeaseScript, releaseScript } from './scripts.ts'

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
  const sourceKey = (kind: 'validators' | 'lease' | 'next-poll', sourceId: string) =>
    `${prefix}${kind}:${JSON.stringify(sourceId)}`
  const claimAll = coalesce(async (claims: readonly Claim[]) => {
    const values = claims.map(claimValueOf)
    const reply = await link.eval(claimScript, claims.map(claimKey), [claimTtlMs, ...values])
    return foundClaims(reply, claims.length)
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
    validators: async (sourceId) => {
      const stored = await link.get(sourceKey('validators', sourceId))
      return stored === null ? null : validatorsOf(stored)
    },
    rememberValidators: (sourceId, validators) =>
      link.set(sourceKey('validators', sourceId), validatorsValueOf(validators)),
    lease: async (sourceId, holder, ttlMs) => {
      const args = [JSON.stringify(holder), requireDuration('the ttl of a lease', ttlMs)]
      return countOf(await link.eval(leaseScript, [sourceKey('lease', sourceId)], args)) === 1
    },
    releaseLease: async (sourceId, holder) => {
      await link.eval(releaseLeaseScript, [sourceKey('lease', sourceId)], [JSON.stringify(holder)])
    },
    nextPoll: async (sourceId) => {
      const stored = await link.get(sourceKey('next-poll', sourceId))
      return stored === null ? null : instantOf(stored)
    },
    scheduleNextPoll: async (sourceId, at) =>
      link.set(sourceKey('next-poll', sourceId), String(requireInstant('the next poll', at))),
    ...redisStories(link, prefix, storyTtlMs),
    healthy: () => link.probe(),
    close: () => link.close(),
  }
}

function foundClaims(reply: unknown, expected: number): readonly (string | null)[] {
  if (Array.isArray(reply) && reply.length === expected && reply.every(isTextOrNull)) return reply
  throw unexpected(reply)
}

function countOf(reply: unknown): number {
  if (typeof reply === 'number') return reply
  throw unexpected(reply)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function unexpected(reply: unknown): StateUnavailable {
  return new StateUnavailable(`not an answer Redis gives: ${JSON.stringify(reply)?.slice(0, 80)}`)
}
