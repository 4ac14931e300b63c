import assert from 'node:assert/strict'
import type { ConsumptionState, Handler } from '../event-log.ts'
import { DependencyUnavailable, type Outcome } from '../outcome.ts'
import { replayRecord } from '../worker/dead-letter.ts'
import { retryTopic } from '../worker/group-topics.ts'
import {
  bytesOf,
  contractCase,
  contractTiers,
  entries,
  eventually,
  publishing,
  record,
  skip,
  textOf,
  wait,
} from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

/** The failure table: bad records, bad neighbours, bad dependencies, bad code. */
export function failureCases(subject: GetSubject): void {
  contractCase(
    'a dependency that is down pauses; nothing is set aside, and it goes on by itself',
    subject,
    async (bench) => {
      const topic = await bench.topic({ partitions: 1 })
      const group = await bench.group()
      await bench.publish(topic, entries(10, 1))
      let down = true
      const states: string[] = []
      const seen: string[] = []
      await bench.consume({
        group,
        topics: [topic],
        observer: { onState: (state) => states.push(state.kind) },
        handler: async ({ value }) => {
          if (down) throw new DependencyUnavailable('redis', 'connection refused')
          seen.push(textOf(value))
          return skip
        },
      })
      await eventually('it says paused', () => states.at(-1) === 'paused')
      await wait(500)
      assert.equal(states.filter((kind) => kind === 'paused').length, 1)
      assert.equal(await bench.lag(group, [topic]), 10)
      down = false
      await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
      assert.deepEqual(
        seen,
        entries(10, 1).map(([, value]) => value),
      )
      await eventually('it says running', () => states.at(-1) === 'running')
      assert.deepEqual(await bench.deadLetters(group), [])
    },
  )

  contractCase('twenty transient errors in a row do not end the consumption', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(2, 1))
    let failures = 0
    const consumption = await bench.consume({
      group,
      topics: [topic],
      handler: async () => {
        failures += 1
        if (failures <= 20) throw new DependencyUnavailable('redis', 'try again')
        return skip
      },
    })
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.equal(consumption.state().kind, 'running')
    assert.deepEqual(await bench.deadLetters(group), [])
  })

  contractCase('while the log refuses writes the stage waits, then goes on', subject, async (bench) => {
    const { interrupt } = bench.subject
    if (interrupt === undefined) return
    const topic = await bench.topic({ partitions: 1 })
    const out = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(20, 1))
    const restore = await interrupt()
    const states: ConsumptionState[] = []
    const consuming = bench.consume({
      group,
      topics: [topic],
      observer: { onState: (state) => states.push(state) },
      handler: async ({ value }) => publishing(out, 'k', textOf(value)),
    })
    try {
      await eventually('it says paused', () => states.at(-1)?.kind === 'paused')
    } finally {
      await restore()
    }
    await consuming
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    await eventually('it says running', () => states.at(-1)?.kind === 'running')
    const values = new Set((await bench.readAll(out)).map(({ value }) => textOf(value)))
    assert.equal(values.size, 20)
    assert.deepEqual(await bench.deadLetters(group), [])
  })

  contractCase(
    'a poison record is set aside with its exact bytes, and the next one is handled',
    subject,
    async (bench) => {
      const topic = await bench.topic({ partitions: 1 })
      const group = await bench.group()
      const value = Uint8Array.of(0x7b, 0xff, 0xfe, 0)
      await bench
        .log()
        .publish([
          { topic, key: bytesOf('a'), value, headers: [['trace', Uint8Array.of(9, 0xff)]] },
          record(topic, 'b', 'undefined'),
          record(topic, 'c', 'fine'),
        ])
      const seen: string[] = []
      const consumption = await bench.consume({
        group,
        topics: [topic],
        handler: async ({ key, value: read }) => {
          if (textOf(key) === 'a') JSON.parse('{')
          if (textOf(key) === 'b') throw new TypeError('x is not a function')
          seen.push(textOf(read))
          return skip
        },
      })
      await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
      assert.deepEqual(seen, ['fine'])
      assert.equal(consumption.state().kind, 'running')
      const [first, second] = await bench.deadLetters(group)
      assert.equal(first?.reason, 'handler-threw')
      assert.equal(first?.errorClass, 'SyntaxError')
      assert.equal(second?.errorClass, 'TypeError')
      assert.equal(second?.message, 'x is not a function')
      assert.deepEqual([...(first?.value ?? [])], [...value])
      assert.equal(textOf(first?.key ?? null), 'a')
      assert.deepEqual(
        first?.headers.map(([name, bytes]) => [name, [...(bytes ?? [])]]),
        [['trace', [9, 0xff]]],
      )
      assert.deepEqual(first?.coordinates, { topic, partition: 0, offset: '0' })
      assert.equal(first?.origin.topic, topic)
      assert.equal(first?.origin.offset, '0')
      assert.deepEqual(
        [first?.group, first?.stage, first?.version, first?.attempts],
        [group, 'contract', '1.2.3', 1],
      )
    },
  )

  contractCase('what is claimed is given back before the dead letter is written', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(1))
    let lettersThen = -1
    await bench.consume({
      group,
      topics: [topic],
      handler: async () => ({ kind: 'dead-letter', reason: 'gone', message: '410' }),
      onDeadLetter: async () => {
        lettersThen = (await bench.deadLetters(group)).length
      },
    })
    await eventually('it is settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.equal(lettersThen, 0)
    assert.equal((await bench.deadLetters(group)).length, 1)
  })

  contractCase(
    'too many throws open the breaker; what opened it stays where it is',
    subject,
    async (bench) => {
      const topic = await bench.topic({ partitions: 1 })
      const group = await bench.group()
      await bench.publish(topic, entries(100, 1))
      const broken = await bench.consume({
        group,
        topics: [topic],
        breaker: { window: 20, threshold: 5 },
        handler: async () => {
          throw new TypeError('a bad deploy')
        },
      })
      await eventually('it says broken', () => broken.state().kind === 'broken')
      await broken.stop()
      assert.equal((await bench.deadLetters(group)).length, 5)
      assert.equal(await bench.lag(group, [topic]), 95)
      await bench.consume({ group, topics: [topic], handler: async () => skip })
      await eventually(
        'the repaired stage does the rest',
        async () => (await bench.lag(group, [topic])) === 0,
      )
      assert.equal((await bench.deadLetters(group)).length, 5)
    },
  )

  contractCase('foreign garbage never opens the breaker', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(100, 1))
    const consumption = await bench.consume({
      group,
      topics: [topic],
      breaker: { window: 20, threshold: 0 },
      handler: async () => ({ kind: 'dead-letter', reason: 'invalid-json', message: 'no JSON' }),
    })
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.equal(consumption.state().kind, 'running')
    assert.equal((await bench.deadLetters(group)).length, 100)
  })

  contractCase(
    'retries wait their tiers, keep their origin and end as a dead letter',
    subject,
    async (bench) => {
      const topic = await bench.topic({ partitions: 1 })
      const group = await bench.group()
      await bench.publish(topic, entries(3, 1))
      const tries: { at: number; attempts: number; origin: string; topic: string }[] = []
      await bench.consume({
        group,
        topics: [topic],
        handler: async (received) => {
          const { attempts, origin } = received
          if (origin.offset !== '1') return skip
          tries.push({
            at: Date.now(),
            attempts,
            origin: `${origin.topic}:${origin.offset}`,
            topic: received.topic,
          })
          return unavailablePage
        },
      })
      await eventually('it is set aside', async () => (await bench.deadLetters(group)).length === 1)
      const firsts = [0, 1, 2].map(
        (attempts) => tries.find((one) => one.attempts === attempts) ?? assert.fail(),
      )
      const [source, soon, late] = firsts
      assert.deepEqual(
        firsts.map((one) => one.topic),
        [topic, ...contractTiers.map((tier) => retryTopic(group, tier))],
      )
      assert.ok(firsts.every((one) => one.origin === `${topic}:1`))
      assert.ok((soon?.at ?? 0) - (source?.at ?? 0) >= 149, 'the first tier was not waited for')
      assert.ok((late?.at ?? 0) - (soon?.at ?? 0) >= 299, 'the second tier was not waited for')
      const [letter] = await bench.deadLetters(group)
      assert.equal(letter?.reason, 'retries-exhausted')
      assert.equal(letter?.attempts, 3)
      assert.deepEqual([letter?.origin.topic, letter?.origin.offset], [topic, '1'])
      assert.ok((letter?.lastFailureAt ?? 0) - (letter?.firstFailureAt ?? 0) >= 449)
      assert.equal(textOf(letter?.value ?? null), '1')
    },
  )

  contractCase('an origin forged on a source is not believed', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    const forged = [
      ['huntwire-origin', bytesOf('other:0:99:5')],
      ['huntwire-attempts', bytesOf('2')],
    ] as const
    await bench.log().publish([record(topic, 'k', 'v', forged)])
    const seen: string[] = []
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ origin, attempts, headers }) => {
        seen.push(`${origin.topic}:${origin.offset} ${attempts} ${headers.length}`)
        return attempts === 0 ? unavailablePage : skip
      },
    })
    await eventually('the retry is handled', () => seen.length >= 2)
    assert.deepEqual(seen.slice(0, 2), [`${topic}:0 0 2`, `${topic}:0 1 2`])
  })

  contractCase('a replay goes to the group that failed and to no other', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const failing = await bench.group()
    const other = await bench.group()
    await bench.publish(topic, [['k', 'v']])
    const seen = new Map<string, string[]>([
      [failing, []],
      [other, []],
    ])
    let repaired = false
    const handler =
      (group: string): Handler =>
      async ({ origin, attempts, value }) => {
        seen.get(group)?.push(`${origin.topic}:${origin.offset} ${attempts} ${textOf(value)}`)
        return group === other || repaired
          ? skip
          : { kind: 'dead-letter', reason: 'unreadable', message: 'no text' }
      }
    for (const group of [failing, other])
      await bench.consume({ group, topics: [topic], handler: handler(group) })
    await eventually('it is set aside', async () => (await bench.deadLetters(failing)).length === 1)
    await eventually('the other has it', () => seen.get(other)?.length === 1)
    repaired = true
    const [letter] = await bench.deadLetters(failing)
    assert.ok(letter)
    await bench.log().publish([replayRecord(letter, { now: Date.now(), retryTiers: contractTiers })])
    await eventually('it is handled again', () => (seen.get(failing)?.length ?? 0) >= 2)
    await wait(300)
    assert.deepEqual(seen.get(failing)?.slice(0, 2), [`${topic}:0 0 v`, `${topic}:0 0 v`])
    assert.deepEqual(seen.get(other), [`${topic}:0 0 v`])
  })
}

const unavailablePage: Outcome = { kind: 'retry-later', reason: 'page-unavailable', message: 'answered 503' }
