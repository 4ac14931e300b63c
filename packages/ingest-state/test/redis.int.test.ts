import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it, mock } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type Claim, type IngestState, StateUnavailable } from '@huntwire/ingest-state'
import { ingestStateContract } from '@huntwire/ingest-state/contract'
import { openRedisIngestState, type RedisConnection } from '@huntwire/ingest-state/redis'
import { dockerIsThere, type RedisContainer, startRedis } from './redis-container.ts'

const docker = await dockerIsThere()
const skip = docker ? false : 'Docker is not there'

describe('a real Redis', { skip }, () => {
  let redis: RedisContainer
  before(async () => {
    redis = await startRedis()
  })
  after(() => redis.stop())

  ingestStateContract({
    name: 'redis',
    shortTtlMs: 400,
    open: ({ space, ...lifetimes }) =>
      openRedisIngestState({ url: redis.url, keyPrefix: `${space}:`, ...lifetimes }),
    passTime: async (ms) => {
      await delay(ms)
    },
  })

  describe('redis: bad days', () => {
    it('killed in the middle: fails fast, says so once, goes on by itself with its claims', async () => {
      await withObserved(redis, async ({ state, said }) => {
        await state.claim([claimOf('a')])
        await delay(1_100) // appendfsync everysec
        await redis.kill()
        await failsFast(state)
        // Known to be away: nobody waits, and nothing is queued to be done later.
        await failsFast(state, 150)
        await delay(1_500)
        await failsFast(state, 150)
        await redis.start()
        await works(state)
        assert.deepEqual(await state.claim([claimOf('a', '2')]), [taken('1')])
        assert.deepEqual(kindsOf(said), ['connected', 'lost', 'connected'])
      })
    })

    it('restarted under load: every call is answered or refused in time, and no claim has two owners', async () => {
      await withObserved(redis, async ({ state }) => {
        const owners = new Map<string, string>()
        let refused = 0
        let running = true
        const load = Array.from({ length: 20 }, async (_, worker) => {
          for (let round = 0; running; round += 1) {
            const name = `n${round}`
            try {
              const [outcome] = await state.claim([claimOf(name, `${worker}`)])
              if (outcome?.kind === 'mine') {
                assert.equal(owners.get(name) ?? `${worker}`, `${worker}`)
                owners.set(name, `${worker}`)
              }
            } catch (error) {
              if (!(error instanceof StateUnavailable)) throw error
              refused += 1
            }
            await delay(10)
          }
        })
        await delay(1_200)
        await redis.restart()
        await works(state)
        running = false
        await Promise.all(load)
        assert.ok(refused > 0)
        assert.ok(owners.size > 0)
      })
    })

    it('paused (SIGSTOP): calls that run and calls that come fail in time, and work again after', async () => {
      await withObserved(redis, async ({ state, said }) => {
        await redis.pause()
        try {
          await Promise.all([1, 2, 3].map(() => failsFast(state)))
          // Longer than a silent socket is kept: new connections are made and not answered either.
          const until = performance.now() + 4_000
          while (performance.now() < until) await failsFast(state)
          assert.equal(await state.healthy(), false)
        } finally {
          await redis.unpause()
        }
        await works(state)
        assert.deepEqual(kindsOf(said), ['connected', 'lost', 'connected'])
      })
    })

    it('away at the start: opens, and works when Redis comes', async () => {
      await redis.kill()
      try {
        await withObserved(redis, async ({ state, said }) => {
          assert.deepEqual(kindsOf(said), ['lost'])
          assert.match(
            said[0]?.kind === 'lost' ? said[0].message : '',
            /^Redis at redis:\/\/127.*ECONNREFUSED/,
          )
          await failsFast(state)
          await redis.start()
          await works(state)
          assert.deepEqual(kindsOf(said), ['lost', 'connected'])
        })
      } finally {
        await redis.start()
      }
    })

    it('emptied in the middle: claims are free again, scripts and leases work', async () => {
      await withObserved(redis, async ({ state, said }) => {
        await state.claim([claimOf('a')])
        await state.lease('feed', 'one', 60_000)
        await redis.flush()
        await redis.cli('SCRIPT', 'FLUSH')
        assert.deepEqual(await state.claim([claimOf('a', '2')]), [{ kind: 'mine', again: false }])
        assert.equal(await state.release([claimOf('a')]), 0)
        assert.equal(await state.lease('feed', 'two', 60_000), true)
        assert.deepEqual(kindsOf(said), ['connected'])
      })
    })

    it('full (maxmemory): refuses claims with the reason until there is room', async () => {
      await withObserved(redis, async ({ state, said }) => {
        await redis.cli('CONFIG', 'SET', 'maxmemory', '1')
        try {
          await assert.rejects(state.claim([claimOf('a')]), { name: 'StateUnavailable', message: /OOM/ })
          assert.equal(await state.healthy(), false)
          await delay(600)
        } finally {
          await redis.cli('CONFIG', 'SET', 'maxmemory', '0')
        }
        await works(state)
        assert.deepEqual(kindsOf(said), ['connected', 'lost', 'connected'])
      })
    })

    it('a replica after a failover: refuses with READONLY until it is a primary', async () => {
      await withObserved(redis, async ({ state }) => {
        await redis.cli('REPLICAOF', '127.0.0.1', '1')
        try {
          await assert.rejects(state.claim([claimOf('a')]), { name: 'StateUnavailable', message: /READONLY/ })
        } finally {
          await redis.cli('REPLICAOF', 'NO', 'ONE')
        }
        await works(state)
      })
    })

    it('a wrong password is said, a right one works, in the URL or beside it', async () => {
      const user = `u${randomUUID().slice(0, 8)}`
      await redis.cli('ACL', 'SETUSER', user, 'on', '>p@ss/w:rd', '~*', '+@all')
      const at = `127.0.0.1:${redis.port}/2`
      const wrong = await openRedisIngestState({
        url: `redis://${user}:wrong-secret@${at}`,
        claimTtlMs: 60_000,
      })
      await assert.rejects(wrong.claim([claimOf('a')]), (error: Error) => {
        assert.match(error.message, /WRONGPASS/)
        assert.doesNotMatch(error.message, /wrong-secret/)
        return error instanceof StateUnavailable
      })
      await wrong.close()
      for (const settings of [
        { url: `redis://${user}:${encodeURIComponent('p@ss/w:rd')}@${at}` },
        { url: `redis://${at}`, username: user, password: 'p@ss/w:rd' },
      ]) {
        const right = await openRedisIngestState({ ...settings, claimTtlMs: 60_000 })
        assert.deepEqual(await right.claim([claimOf(randomUUID())]), [{ kind: 'mine', again: false }])
        await right.close()
      }
    })

    it('a key of another program at our place is said, not misread', async () => {
      const keyPrefix = `${randomUUID()}:`
      const state = await openRedisIngestState({ url: redis.url, keyPrefix, claimTtlMs: 60_000 })
      await redis.cli('SET', `${keyPrefix}next-poll:"a"`, 'tomorrow')
      await redis.cli('LPUSH', `${keyPrefix}source:"a"`, 'x')
      await assert.rejects(state.nextPolls([{ sourceId: 'a', firstAt: 1 }]), {
        name: 'StateUnavailable',
        message: /not one of ours/,
      })
      await assert.rejects(state.sourceRecords(['a']), { name: 'StateUnavailable', message: /WRONGTYPE/ })
      await state.close()
    })
  })
})

type Observed = { readonly state: IngestState; readonly said: readonly RedisConnection[] }

/** Runs a case and proves that it left nothing behind: no unhandled error, warning, output, listener or open handle. */
async function withObserved(
  redis: RedisContainer,
  work: (observed: Observed) => Promise<void>,
): Promise<void> {
  const warnings: Error[] = []
  const onWarning = (warning: Error) => warnings.push(warning)
  process.on('warning', onWarning)
  const printed = (['log', 'warn', 'error'] as const).map((method) => mock.method(console, method))
  const listeners = listenerCounts()
  const said: RedisConnection[] = []
  const state = await openRedisIngestState({
    url: redis.url,
    keyPrefix: `${randomUUID()}:`,
    claimTtlMs: 60_000,
    onConnection: (connection) => said.push(connection),
  })
  try {
    await work({ state, said })
  } finally {
    await state.close()
  }
  const saidUntilClosed = said.length
  await delay(300)
  assert.equal(said.length, saidUntilClosed)
  assert.deepEqual(warnings, [])
  assert.deepEqual(listenerCounts(), listeners)
  assert.deepEqual(socketsTo(redis.port), [])
  for (const method of printed) assert.equal(method.mock.callCount(), 0)
  mock.restoreAll()
  process.off('warning', onWarning)
}

function listenerCounts(): readonly (readonly [string, number])[] {
  return process.eventNames().map((name) => [String(name), process.listenerCount(name)])
}

function socketsTo(port: number): readonly number[] {
  const report: unknown = process.report.getReport()
  assert.ok(typeof report === 'object' && report !== null && 'libuv' in report && Array.isArray(report.libuv))
  const handles: readonly { readonly remoteEndpoint?: { readonly port?: number } }[] = report.libuv
  return handles.flatMap(({ remoteEndpoint }) => (remoteEndpoint?.port === port ? [port] : []))
}

async function failsFast(state: IngestState, withinMs = 1_500): Promise<void> {
  const asked = performance.now()
  await assert.rejects(state.claim([claimOf('x')]), StateUnavailable)
  const took = performance.now() - asked
  assert.ok(took < withinMs, `took ${took} ms to fail`)
}

/** Within 3 s of Redis being back, without anyone's help. */
async function works(state: IngestState): Promise<void> {
  const giveUpAt = performance.now() + 3_000
  while (!(await state.healthy())) {
    assert.ok(performance.now() < giveUpAt, 'did not come back by itself')
    await delay(50)
  }
  assert.deepEqual(await state.claim([claimOf(randomUUID())]), [{ kind: 'mine', again: false }])
}

function claimOf(name: string, offset = '1'): Claim {
  return { epoch: 'e', name, owner: { topic: 't', partition: 0, offset }, note: '' }
}

function taken(offset: string) {
  return { kind: 'taken', by: { topic: 't', partition: 0, offset }, note: '' }
}

function kindsOf(said: readonly RedisConnection[]): readonly string[] {
  return said.map(({ kind }) => kind)
}
