import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  dockerIsThere,
  type RedisContainer,
  startRedis,
} from '../../packages/ingest-state/test/redis-container.ts'
import type { PollSign } from './polling/replica.ts'

const skip = (await dockerIsThere()) ? false : 'Docker is not there'
const intervalMs = 10_000
const leaseMs = 2_000
/** What is waited for beyond intervals and leases. */
const settleMs = 3_000
/** What a replica may be late by on a machine that does much else. */
const lateMs = 12_000
const names = Array.from({ length: 500 }, (_, at) => `F${at}`)
const slow = new Set(['F7', 'F8', 'F9', 'F10'])
const sources = `sources:\n${names
  .map(
    (name) =>
      `  - { name: ${name}, kind: feed, url: "https://${name}.example.net/feed", interval: ${intervalMs / 1_000}s${slow.has(name) ? ', tags: [slow]' : ''} }`,
  )
  .join('\n')}\n`

describe('three replicas and 500 sources over a real Redis', { skip }, () => {
  let redis: RedisContainer
  before(async () => {
    redis = await startRedis()
  })
  after(() => redis.stop())

  it('each source is polled once per interval; what a killed replica polled is taken over; a restart changes no due time', {
    timeout: 120_000,
  }, async (test) => {
    const replicas = [1, 2, 3].map(() => startReplica(redis.url))
    test.after(() => replicas.map(({ process }) => process.kill('SIGKILL')))
    await delay(2.5 * intervalMs)
    const { killed, inFlight } = await killOneThatPolls(replicas)
    const killedAt = Date.now()
    const others = replicas.filter((replica) => replica !== killed)
    await delay(intervalMs + leaseMs + settleMs)

    const takenOver = others.flatMap(({ begun }) => begun).filter(({ at }) => at >= killedAt)
    const shares = replicas.map(({ done }) => done.length)
    for (const source of inFlight) {
      const at = takenOver.find((sign) => sign.source === source)?.at ?? Number.POSITIVE_INFINITY
      assert.ok(at - killedAt < leaseMs + lateMs, `${source} taken over after ${at - killedAt} ms`)
    }
    const perSecond = busiestSecond(replicas.flatMap(({ begun }) => begun))
    await Promise.all(others.map(stopReplica))
    replicas.push(startReplica(redis.url))
    await delay(intervalMs + settleMs)
    await Promise.all(replicas.slice(3).map(stopReplica))

    const gaps = gapsOf(replicas)
    const polls = replicas.flatMap(({ done }) => done)
    test.diagnostic(
      `${polls.length} polls, by replica ${shares.join(', ')} before the restart; ${inFlight.length} in flight when killed; ` +
        `gaps ${Math.min(...gaps)} to ${Math.max(...gaps)} ms; at most ${perSecond} polls begun in one second before the restart`,
    )
    for (const name of names) assert.ok(slow.has(name) || countOf(polls, name) >= 4, name)
    assert.ok(inFlight.length > 0)
    assert.ok(shares.every((share) => share > 100))
    // Never early, but a poll is over a trip to Redis before it is said here. Late by one lease at most, where the replica
    // that had it was killed, or where none ran for a moment.
    assert.ok(Math.min(...gaps) >= intervalMs - 500, `polled again after ${Math.min(...gaps)} ms`)
    assert.ok(Math.max(...gaps) < intervalMs + leaseMs + lateMs, `polled after ${Math.max(...gaps)} ms only`)
    assert.ok(perSecond < 200, `${perSecond} polls in one second`)
  })
})

type Replica = {
  readonly process: ChildProcess
  readonly begun: PollSign[]
  readonly done: PollSign[]
}

function startReplica(url: string): Replica {
  const program = fileURLToPath(new URL('./polling/replica.ts', import.meta.url))
  const child = fork(program, [url, 'polling:', String(leaseMs), sources])
  const replica: Replica = { process: child, begun: [], done: [] }
  child.on('message', (sign: PollSign) => replica[sign.kind].push(sign))
  return replica
}

/** Kills a replica that has just begun to poll a slow source; says which, and the slow ones it was at. */
async function killOneThatPolls(replicas: readonly Replica[]) {
  for (;;) {
    for (const killed of replicas) {
      const inFlight = [...slow].filter((name) => countOf(killed.begun, name) > countOf(killed.done, name))
      if (inFlight.length === 0) continue
      killed.process.kill('SIGKILL')
      await new Promise((resolve) => killed.process.once('close', resolve))
      return { killed, inFlight }
    }
    await delay(20)
  }
}

function countOf(signs: readonly PollSign[], name: string): number {
  return signs.filter(({ source }) => source === name).length
}

async function stopReplica({ process }: Replica): Promise<void> {
  const ended = new Promise((resolve) => process.once('close', resolve))
  process.kill('SIGTERM')
  await ended
}

/** From the end of a poll of a source to the beginning of its next, whichever replicas these were. */
function gapsOf(replicas: readonly Replica[]): readonly number[] {
  const begun = replicas.flatMap((replica) => replica.begun)
  return names.flatMap((name) => {
    const begins = begun
      .filter(({ source }) => source === name)
      .map(({ at }) => at)
      .sort((a, b) => a - b)
    const ends = replicas
      .flatMap(({ done }) => done)
      .filter(({ source }) => source === name)
      .map(({ at }) => at)
      .sort((a, b) => a - b)
    return ends.flatMap((end) => {
      const next = begins.find((at) => at >= end)
      return next === undefined ? [] : [next - end]
    })
  })
}

function busiestSecond(begun: readonly PollSign[]): number {
  const counts = new Map<number, number>()
  for (const { at } of begun)
    counts.set(Math.floor(at / 1_000), (counts.get(Math.floor(at / 1_000)) ?? 0) + 1)
  return Math.max(...counts.values())
}
