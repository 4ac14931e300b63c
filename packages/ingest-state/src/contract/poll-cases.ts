import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { ContractSubject } from './contract-suite.ts'
import { oddTexts } from './odd-texts.ts'
import { withState, withTwo } from './with-state.ts'

/** Leases, due times and records of sources. */
export function pollCases(subject: ContractSubject): void {
  for (const [what, text] of Object.entries(oddTexts))
    it(`sources, records and holders with ${what}`, () =>
      withState(subject, async (state) => {
        assert.equal(await state.lease(text, text, hour), true)
        assert.equal(await state.lease(text, `${text} `, hour), false)
        assert.equal(
          await state.settlePoll({ sourceId: text, holder: text, record: text, nextPoll: 7 }),
          true,
        )
        assert.deepEqual(await state.sourceRecords([text, `${text} `]), [text, null])
      }))

  it('the next poll is kept per source: the first one asked for, then as scheduled, never again when null', () =>
    withTwo(subject, async (one, two) => {
      const asked = (firstAt: number) => ['a', 'b', 'c'].map((sourceId) => ({ sourceId, firstAt }))
      assert.deepEqual(await one.nextPolls([]), [])
      assert.deepEqual(await one.nextPolls(asked(1_779_000_000_123)), Array(3).fill(1_779_000_000_123))
      await two.scheduleNextPoll('b', 0)
      await two.scheduleNextPoll('c', null)
      assert.deepEqual(await two.nextPolls(asked(5)), [1_779_000_000_123, 0, null])
      await two.scheduleNextPoll('c', 9)
      assert.deepEqual(await one.nextPolls(asked(5)), [1_779_000_000_123, 0, 9])
    }))

  it('1,000 sources in one call, in the order asked', () =>
    withState(subject, async (state) => {
      const sources = Array.from({ length: 1_000 }, (_, at) => ({ sourceId: `s${at}`, firstAt: at }))
      const firsts = sources.map(({ firstAt }) => firstAt)
      assert.deepEqual(await state.nextPolls(sources), firsts)
      assert.deepEqual(await state.nextPolls(sources.toReversed()), firsts.toReversed())
      assert.deepEqual(
        await state.sourceRecords(sources.map(({ sourceId }) => sourceId)),
        Array(1_000).fill(null),
      )
    }))

  it('a poll is settled by who holds the lease, which ends with it', () =>
    withTwo(subject, async (one, two) => {
      await one.lease('a', 'one', hour)
      const settled = { sourceId: 'a', record: 'found', nextPoll: 5 }
      assert.equal(await two.settlePoll({ ...settled, holder: 'two', record: 'stale' }), false)
      assert.deepEqual(await two.sourceRecords(['a']), [null])
      assert.equal(await one.settlePoll({ ...settled, holder: 'one' }), true)
      assert.deepEqual(await two.sourceRecords(['a']), ['found'])
      assert.deepEqual(await two.nextPolls([{ sourceId: 'a', firstAt: 9 }]), [5])
      assert.equal(await two.lease('a', 'two', hour), true)
      assert.equal(await one.settlePoll({ ...settled, holder: 'one', record: 'late' }), false)
      assert.deepEqual(await one.sourceRecords(['a']), ['found'])
    }))

  it('who lost the lease to time settles nothing', () =>
    withTwo(subject, async (one, two) => {
      await one.lease('a', 'one', subject.shortTtlMs)
      await subject.passTime(subject.shortTtlMs * 1.2)
      const settled = { sourceId: 'a', holder: 'one', record: 'late', nextPoll: null }
      assert.equal(await one.settlePoll(settled), false)
      assert.deepEqual(await two.sourceRecords(['a']), [null])
      assert.deepEqual(await two.nextPolls([{ sourceId: 'a', firstAt: 3 }]), [3])
    }))

  it('a lease is exclusive over replicas, and released only by its holder', () =>
    withTwo(subject, async (one, two) => {
      assert.equal(await one.lease('a', 'one', hour), true)
      assert.equal(await two.lease('a', 'two', hour), false)
      assert.equal(await two.lease('b', 'two', hour), true)
      await two.releaseLease('a', 'two')
      assert.equal(await two.lease('a', 'two', hour), false)
      await one.releaseLease('a', 'one')
      assert.equal(await two.lease('a', 'two', hour), true)
      await one.releaseLease('never-leased', 'one')
    }))

  it('a lease that is renewed lasts, one that is not ends', () =>
    withTwo(subject, async (one, two) => {
      const ttl = subject.shortTtlMs
      assert.equal(await one.lease('a', 'one', ttl), true)
      await subject.passTime(ttl * 0.6)
      assert.equal(await one.lease('a', 'one', ttl), true)
      await subject.passTime(ttl * 0.6)
      assert.equal(await two.lease('a', 'two', ttl), false)
      await subject.passTime(ttl * 0.5)
      assert.equal(await two.lease('a', 'two', ttl), true)
      assert.equal(await one.lease('a', 'one', ttl), false)
    }))

  it('refuses lifetimes and instants that are none', () =>
    withState(subject, async (state) => {
      for (const ttl of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
        await assert.rejects(state.lease('a', 'one', ttl), RangeError)
      await assert.rejects(state.scheduleNextPoll('a', Number.NaN), RangeError)
      await assert.rejects(state.nextPolls([{ sourceId: 'a', firstAt: 0.5 }]), RangeError)
      assert.equal(await state.lease('a', 'one', hour), true)
    }))
}

const hour = 3_600_000
