import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConsumeOptions, type ConsumptionState, RecordTooLarge } from '../event-log.ts'
import { DependencyUnavailable, type Outcome } from '../outcome.ts'
import type { OutgoingRecord } from '../record.ts'
import { readDeadLetter, replayRecord } from './dead-letter.ts'
import type { PartitionWorker } from './partition-worker.ts'
import type { RawRecord } from './receive-record.ts'
import type { PartitionSink } from './settler.ts'
import { createStage } from './stage.ts'
import type { Tuning } from './tuning.ts'

const skip: Outcome = { kind: 'skip', reason: 'duplicate' }
const now = Date.parse('2026-05-15T08:00:00.000Z')

test('settles in offset order without gaps while keys run side by side', async () => {
  const slow = Promise.withResolvers<void>()
  const bench = start({
    concurrency: 4,
    handler: async (record) => {
      if (record.offset === '0') await slow.promise
      return publish(`out-${record.offset}`)
    },
  })
  bench.worker.enqueue([raw(0, 'a'), raw(1, 'b'), raw(2, 'a'), raw(3, 'c')])
  for (let count = 0; count < 20; count += 1) await turn()
  assert.deepEqual(bench.settled, [])
  slow.resolve()
  await until(() => bench.position() === '4')
  assert.deepEqual(bench.written(), ['out-0', 'out-1', 'out-2', 'out-3'])
})

test('one key stays in order whatever the concurrency', async () => {
  const seen: string[] = []
  const bench = start({
    concurrency: 8,
    handler: async (record) => {
      await new Promise((resolve) => setTimeout(resolve, 5 - Number(record.offset)))
      seen.push(record.offset)
      return skip
    },
  })
  bench.worker.enqueue([raw(0, 'a'), raw(1, 'a'), raw(2, 'a'), raw(3, 'a')])
  await until(() => bench.position() === '4')
  assert.deepEqual(seen, ['0', '1', '2', '3'])
})

test('tells the adapter to stop above the high mark and to go on below the low one', async () => {
  const gate = Promise.withResolvers<void>()
  const bench = start({ handler: () => gate.promise.then(() => skip) }, { tuning: small })
  bench.worker.enqueue([raw(0), raw(1), raw(2)])
  assert.deepEqual(bench.flow, [])
  bench.worker.enqueue([raw(3)])
  assert.deepEqual(bench.flow, ['full'])
  assert.equal(bench.worker.isFull(), true)
  gate.resolve()
  await until(() => bench.flow.length === 2)
  assert.deepEqual(bench.flow, ['full', 'room'])
})

test('the high mark counts bytes too', () => {
  const bench = start({ handler: () => new Promise(() => {}) }, { tuning: small })
  bench.worker.enqueue([{ ...raw(0), value: new Uint8Array(20_000) }])
  assert.deepEqual(bench.flow, ['full'])
  bench.worker.drop()
})

test('a dependency that is down pauses, says so once, dead-letters nothing and goes on by itself', async () => {
  let failures = 5
  const bench = start({
    handler: async () => {
      failures -= 1
      if (failures >= 0) throw new DependencyUnavailable('redis', 'connection refused')
      return skip
    },
  })
  bench.worker.enqueue([raw(0), raw(1)])
  await until(() => bench.position() === '2')
  assert.deepEqual(bench.states, ['running', 'paused', 'running'])
  assert.deepEqual(bench.written(), [])
})

test('a settlement that fails is tried again with the same outputs, and the handler is not asked twice', async () => {
  let handled = 0
  const bench = start(
    {
      handler: async () => {
        handled += 1
        return publish('x')
      },
    },
    { failures: [new DependencyUnavailable('kafka', 'away'), new Error('socket closed')] },
  )
  bench.worker.enqueue([raw(0)])
  await until(() => bench.position() === '1')
  assert.equal(handled, 1)
  assert.deepEqual(bench.states, ['running', 'paused', 'running'])
})

test('what a handler throws becomes a dead letter with the exact bytes, and the next record is handled', async () => {
  const bench = start({
    handler: async (record) => {
      if (record.offset === '0') throw new SyntaxError('Unexpected token')
      return publish('fine')
    },
  })
  const poison = { ...raw(0, 'k'), value: Uint8Array.of(0xff, 0, 0xfe), headers: [['h', null]] as const }
  bench.worker.enqueue([poison, raw(1)])
  await until(() => bench.position() === '2')
  const [letter] = bench.letters()
  assert.equal(letter?.reason, 'handler-threw')
  assert.equal(letter?.errorClass, 'SyntaxError')
  assert.equal(letter?.message, 'Unexpected token')
  assert.deepEqual(letter?.value, poison.value)
  assert.deepEqual(letter?.headers, poison.headers)
  assert.deepEqual(letter?.coordinates, { topic: 'source', partition: 0, offset: '0' })
  assert.equal(letter?.attempts, 1)
})

test('a long message is cut to 1 KB between two characters', async () => {
  const message = `a${'é'.repeat(2000)}`
  const bench = start({ handler: async () => ({ kind: 'dead-letter', reason: 'gone', message }) })
  bench.worker.enqueue([raw(0)])
  await until(() => bench.position() === '1')
  assert.equal(bench.letters()[0]?.message, `a${'é'.repeat(511)}`)
})

test('the breaker opens when too many handlers throw, and leaves the record that opened it', async () => {
  const bench = start({
    breaker: { window: 10, threshold: 3 },
    handler: async () => {
      throw new TypeError('bad deploy')
    },
  })
  bench.worker.enqueue([0, 1, 2, 3, 4, 5].map((offset) => raw(offset)))
  await until(() => bench.states.includes('broken'))
  await bench.worker.finish()
  assert.equal(bench.position(), '3')
  assert.equal(bench.letters().length, 3)
})

test('returned dead letters never open the breaker', async () => {
  const bench = start({
    breaker: { window: 10, threshold: 0 },
    handler: async () => ({ kind: 'dead-letter', reason: 'invalid-json', message: 'no JSON' }),
  })
  bench.worker.enqueue(Array.from({ length: 100 }, (_, offset) => raw(offset)))
  await until(() => bench.position() === '100')
  assert.deepEqual(bench.states, ['running'])
})

test('retries go from tier to tier and end as a dead letter', async () => {
  const handler = async (): Promise<Outcome> => ({
    kind: 'retry-later',
    reason: 'page-unavailable',
    message: '503',
  })
  const bench = start({ handler })
  bench.worker.enqueue([raw(7)])
  await until(() => bench.position() === '8')
  const first = bench.only()
  assert.equal(first.topic, 'g.retry.soon')
  const second = await again(bench, first, { handler })
  assert.equal(second.topic, 'g.retry.late')
  const third = await again(bench, second, { handler })
  const letter = readDeadLetter({ ...third, partition: 0, offset: '0', timestamp: now })
  assert.equal(letter?.reason, 'retries-exhausted')
  assert.equal(letter?.attempts, 3)
  assert.deepEqual(letter?.origin, { topic: 'source', partition: 0, offset: '7', timestamp: now })
})

test('a wish for a longer wait takes the first tier that waits long enough', async () => {
  const bench = start({
    handler: async () => ({ kind: 'retry-later', reason: 'rate-limited', message: '429', afterMs: 30 }),
  })
  bench.worker.enqueue([raw(0)])
  await until(() => bench.position() === '1')
  assert.equal(bench.only().topic, 'g.retry.late')
})

test('a retry is not handled before it is due', async () => {
  let handledAt = 0
  const bench = start({ handler: async () => skip })
  const options: Partial<ConsumeOptions> = {
    handler: async () => {
      handledAt = performance.now()
      return skip
    },
  }
  const waiting = start(options, { topic: 'g.retry.late' })
  const enqueuedAt = performance.now()
  waiting.worker.enqueue([
    { ...raw(0), topic: 'g.retry.late', headers: [header('huntwire-not-before', iso(now + 50))] },
  ])
  await until(() => waiting.position() === '1')
  assert.ok(handledAt - enqueuedAt >= 49, `handled after ${handledAt - enqueuedAt} ms`)
  await bench.worker.finish()
})

test('an origin is believed on the own retry topics only', async () => {
  const origins: string[] = []
  const handler: ConsumeOptions['handler'] = async (record) => {
    origins.push(`${record.origin.topic}:${record.origin.offset} ${record.attempts} ${record.headers.length}`)
    return skip
  }
  const forged = [header('huntwire-origin', 'other:0:99:5'), header('huntwire-attempts', '2')]
  const source = start({ handler })
  source.worker.enqueue([{ ...raw(0), headers: forged }])
  await until(() => source.position() === '1')
  const retry = start({ handler }, { topic: 'g.retry.soon' })
  retry.worker.enqueue([{ ...raw(0), topic: 'g.retry.soon', headers: forged }])
  await until(() => retry.position() === '1')
  assert.deepEqual(origins, ['source:0 0 2', 'other:99 2 0'])
})

test('headers of a record that look like ours survive retry and dead letter', async () => {
  const bench = start({
    handler: async () => ({ kind: 'retry-later', reason: 'page-unavailable', message: '503' }),
  })
  const own = [header('huntwire-origin', 'mine'), header('a', '1'), header('huntwire-origin', 'mine too')]
  bench.worker.enqueue([{ ...raw(0), headers: own }])
  await until(() => bench.position() === '1')
  const letter = await again(bench, bench.only(), {
    handler: async () => ({ kind: 'dead-letter', reason: 'gone', message: '410' }),
  })
  const read = readDeadLetter({ ...letter, partition: 0, offset: '0', timestamp: now })
  assert.deepEqual(read?.headers, own)
  assert.equal(read?.origin.topic, 'source')
})

test('a replay goes to the group that failed, with its origin and all its tries', async () => {
  const bench = start({ handler: async () => ({ kind: 'dead-letter', reason: 'gone', message: '410' }) })
  bench.worker.enqueue([{ ...raw(4), key: null }])
  await until(() => bench.position() === '5')
  const [letter] = bench.letters()
  assert.ok(letter)
  assert.equal(letter.key, null)
  const replay = replayRecord(letter, { now, retryTiers: tiers })
  assert.equal(replay.topic, 'g.retry.soon')
  const seen: (string | null)[] = []
  const retry = start(
    {
      handler: async (record) => {
        seen.push(record.origin.offset, String(record.attempts), record.key === null ? null : 'key')
        return skip
      },
    },
    { topic: replay.topic },
  )
  retry.worker.enqueue([{ ...replay, partition: 0, offset: '0', timestamp: now }])
  await until(() => retry.position() === '1')
  assert.deepEqual(seen, ['4', '0', null])
})

test('claims are given back before the dead letter is written', async () => {
  const order: string[] = []
  const bench = start(
    {
      handler: async () => ({ kind: 'dead-letter', reason: 'gone', message: '410' }),
      onDeadLetter: async () => {
        order.push('released')
      },
    },
    { onSettle: () => order.push('written') },
  )
  bench.worker.enqueue([raw(0)])
  await until(() => bench.position() === '1')
  assert.deepEqual(order, ['released', 'written'])
})

test('an output over the limit costs its own record only', async () => {
  const bench = start(
    { handler: async (record) => publish(record.offset === '1' ? 'too large' : 'fine') },
    { tooLarge: (output) => text(output.value) === 'too large' },
  )
  bench.worker.enqueue([raw(0), raw(1), raw(2)])
  await until(() => bench.position() === '3')
  assert.deepEqual(
    bench.letters().map((letter) => `${letter.coordinates.offset} ${letter.reason}`),
    ['1 oversize'],
  )
})

test('a dead letter that cannot be written holds the partition', async () => {
  let refuse = true
  const bench = start(
    { handler: async () => ({ kind: 'dead-letter', reason: 'gone', message: '410' }) },
    { tooLarge: () => refuse },
  )
  bench.worker.enqueue([raw(0), raw(1)])
  await until(() => bench.states.includes('paused'))
  assert.equal(bench.position(), undefined)
  refuse = false
  await until(() => bench.position() === '2')
  assert.equal(bench.letters().length, 2)
})

test('finish settles what is at work and starts nothing more', async () => {
  const gate = Promise.withResolvers<void>()
  let handled = 0
  const bench = start({
    handler: async () => {
      handled += 1
      await gate.promise
      return skip
    },
  })
  bench.worker.enqueue([raw(0), raw(1)])
  const finished = bench.worker.finish()
  gate.resolve()
  await finished
  assert.equal(bench.position(), '1')
  assert.equal(handled, 1)
})

test('a lost partition aborts its handlers and throws their results away', async () => {
  let aborted = false
  const gate = Promise.withResolvers<void>()
  const bench = start({
    handler: async (_, { signal }) => {
      signal.addEventListener('abort', () => {
        aborted = true
      })
      await gate.promise
      return publish('late')
    },
  })
  bench.worker.enqueue([raw(0)])
  bench.worker.drop()
  gate.resolve()
  await turn()
  assert.equal(aborted, true)
  assert.deepEqual(bench.settled, [])
})

test('what a handler throws because it was aborted is no failure of the record', async () => {
  const bench = start({
    breaker: { window: 1, threshold: 0 },
    handler: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  })
  bench.worker.enqueue([raw(0)])
  await bench.worker.finish()
  assert.equal(bench.position(), undefined)
  assert.deepEqual(bench.states, ['running'])
})

test('an undecodable stretch becomes one dead letter in its place', async () => {
  const bench = start({ handler: async () => skip })
  bench.worker.enqueue([raw(0)])
  bench.worker.enqueueUnreadable({
    offset: '1',
    nextOffset: '9',
    timestamp: now,
    reason: 'undecodable',
    message: 'zstd, 200 MB inflated',
  })
  bench.worker.enqueue([raw(9)])
  await until(() => bench.position() === '10')
  const [letter] = bench.letters()
  assert.equal(letter?.unreadableUpTo, '9')
  assert.equal(letter?.value, null)
  assert.throws(
    () => replayRecord(letter ?? assert.fail(), { now, retryTiers: tiers }),
    /could not be decoded/,
  )
})

const tiers = [
  { name: 'soon', delayMs: 20 },
  { name: 'late', delayMs: 60 },
]
const small: Partial<Tuning> = { high: { records: 4, bytes: 20_000 }, low: { records: 1, bytes: 5000 } }

type Extras = {
  readonly topic?: string
  readonly tuning?: Partial<Tuning>
  readonly failures?: Error[]
  readonly tooLarge?: (output: OutgoingRecord) => boolean
  readonly onSettle?: () => void
}

function start(options: Partial<ConsumeOptions>, extras: Extras = {}) {
  const settled: { outputs: readonly OutgoingRecord[]; nextOffset: string }[] = []
  const states: ConsumptionState['kind'][] = []
  const flow: string[] = []
  const stage = createStage({
    consume: {
      group: 'g',
      topics: ['source'],
      handler: async () => skip,
      stage: 'test',
      version: '1',
      retryTiers: tiers,
      observer: { onState: (state) => states.push(state.kind) },
      ...options,
    },
    now: () => now,
    tuning: { backOff: { firstMs: 1, maxMs: 4 }, ...extras.tuning },
  })
  const sink: PartitionSink = {
    settle: async (outputs, nextOffset) => {
      await turn()
      const failure = extras.failures?.shift()
      if (failure !== undefined) throw failure
      if (outputs.some((output) => extras.tooLarge?.(output))) throw new RecordTooLarge('over the limit')
      extras.onSettle?.()
      settled.push({ outputs, nextOffset })
    },
  }
  stage.states.running()
  const worker: PartitionWorker = stage.own({ topic: extras.topic ?? 'source', partition: 0 }, sink, {
    onFull: () => flow.push('full'),
    onRoom: () => flow.push('room'),
  })
  const outputs = () => settled.flatMap((batch) => batch.outputs)
  return {
    worker,
    settled,
    states,
    flow,
    position: () => settled.at(-1)?.nextOffset,
    written: () => outputs().map((output) => text(output.value)),
    letters: () =>
      outputs().flatMap(
        (output) => readDeadLetter({ ...output, partition: 0, offset: '0', timestamp: now }) ?? [],
      ),
    only: () => {
      const [output, ...more] = outputs()
      assert.ok(output !== undefined && more.length === 0)
      return output
    },
  }
}

/** Reads a retry record back as its group would. */
async function again(
  _from: unknown,
  record: OutgoingRecord,
  options: Partial<ConsumeOptions>,
): Promise<OutgoingRecord> {
  const bench = start(options, { topic: record.topic })
  bench.worker.enqueue([{ ...record, partition: 0, offset: '0', timestamp: now }])
  await until(() => bench.position() === '1')
  return bench.only()
}

function raw(offset: number, key = 'k'): RawRecord {
  return {
    topic: 'source',
    partition: 0,
    offset: String(offset),
    key: new TextEncoder().encode(key),
    value: new TextEncoder().encode(`v${offset}`),
    headers: [],
    timestamp: now,
  }
}

function publish(value: string): Outcome {
  const bytes = new TextEncoder().encode(value)
  return { kind: 'publish', records: [{ topic: 'out', key: bytes, value: bytes, headers: [] }] }
}

function header(name: string, value: string): readonly [string, Uint8Array] {
  return [name, new Uint8Array(new TextEncoder().encode(value))]
}

function text(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : new TextDecoder().decode(bytes)
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('condition never became true')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
