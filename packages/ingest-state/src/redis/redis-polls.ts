import { requireDuration } from '../duration.ts'
import type { PollIndex } from '../polls.ts'
import { nextPollOf, nextPollValueOf, recordOf, recordValueOf } from '../stored-form.ts'
import type { RedisLink } from './redis-link.ts'
import { countOf, textsOf } from './replies.ts'
import {
  leaseScript,
  nextPollsScript,
  recordsScript,
  releaseLeaseScript,
  settlePollScript,
} from './scripts.ts'

/** Leases, due times and records of sources in Redis; keys begin with `prefix`. */
export function redisPolls(link: RedisLink, prefix: string): PollIndex {
  const keyOf = (kind: 'lease' | 'next-poll' | 'source', sourceId: string) =>
    `${prefix}${kind}:${JSON.stringify(sourceId)}`

  return {
    lease: async (sourceId, holder, ttlMs) => {
      const args = [JSON.stringify(holder), requireDuration('the ttl of a lease', ttlMs)]
      return countOf(await link.eval(leaseScript, [keyOf('lease', sourceId)], args)) === 1
    },
    releaseLease: async (sourceId, holder) => {
      await link.eval(releaseLeaseScript, [keyOf('lease', sourceId)], [JSON.stringify(holder)])
    },
    nextPolls: async (sources) => {
      if (sources.length === 0) return []
      const keys = sources.map(({ sourceId }) => keyOf('next-poll', sourceId))
      const firsts = sources.map(({ firstAt }) => nextPollValueOf(firstAt))
      const stored = textsOf(await link.eval(nextPollsScript, keys, firsts), keys.length)
      return stored.map((text) => nextPollOf(text ?? ''))
    },
    scheduleNextPoll: async (sourceId, at) => link.set(keyOf('next-poll', sourceId), nextPollValueOf(at)),
    sourceRecords: async (sourceIds) => {
      if (sourceIds.length === 0) return []
      const keys = sourceIds.map((sourceId) => keyOf('source', sourceId))
      const stored = textsOf(await link.eval(recordsScript, keys, []), keys.length)
      return stored.map((text) => (text === null ? null : recordOf(text)))
    },
    settlePoll: async ({ sourceId, holder, record, nextPoll }) => {
      const keys = [keyOf('lease', sourceId), keyOf('source', sourceId), keyOf('next-poll', sourceId)]
      const args = [JSON.stringify(holder), recordValueOf(record), nextPollValueOf(nextPoll)]
      return countOf(await link.eval(settlePollScript, keys, args)) === 1
    },
  }
}
