import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { type Claim, type IngestState, StateUnavailable } from '../ingest-state.ts'
import { oddTexts } from './odd-texts.ts'
import { pollCases } from './poll-cases.ts'
import { storyCases } from './story-cases.ts'
import { withState } from './with-state.ts'

/** A store to hold to the contract. */
export type ContractSubject = {
  readonly name: string
  /** Opens the state kept under `space`; two that are opened with the same space share it, as replicas do. */
  readonly open: (settings: {
    readonly space: string
    readonly claimTtlMs: number
    readonly storyTtlMs?: number
  }) => Promise<IngestState>
  /** Lets this time pass for the store. */
  readonly passTime: (ms: number) => Promise<void>
  /** A lifetime of claims and leases in the cases that outlive it, long enough for a few calls. */
  readonly shortTtlMs: number
}

/** What every store of ingest state must do. Call it in a test file; it registers its cases. */
export function ingestStateContract(subject: ContractSubject): void {
  describe(`${subject.name}: contract of the ingest state`, () => {
    describe('claims', () => claimCases(subject))
    describe('sources', () => pollCases(subject))
    describe('stories', () => storyCases(subject))
    describe('lifetime', () => lifetimeCases(subject))
  })
}

function claimCases(subject: ContractSubject): void {
  it('the first claim is mine, from the same coordinates mine again, from others taken', () =>
    withState(subject, async (state) => {
      assert.deepEqual(await state.claim([claim({ note: 'Feed A' })]), [mine])
      assert.deepEqual(await state.claim([claim({ note: 'Feed B' })]), [mineAgain])
      for (const other of [{ offset: '8' }, { partition: 4 }, { topic: 'submitted.v2' }]) {
        const asked = claim({ owner: { ...owner, ...other } })
        assert.deepEqual(await state.claim([asked]), [{ kind: 'taken', by: owner, note: 'Feed A' }])
      }
    }))

  it('offsets that begin alike are different owners', () =>
    withState(subject, async (state) => {
      await state.claim([claim({ owner: { ...owner, offset: '71' } })])
      const [outcome] = await state.claim([claim({ owner: { ...owner, offset: '7' } })])
      assert.equal(outcome?.kind, 'taken')
      assert.equal(await state.release([claim({ owner: { ...owner, offset: '7' } })]), 0)
    }))

  it('answers in the order asked, also when a name stands in the batch twice', () =>
    withState(subject, async (state) => {
      const second = { ...owner, offset: '8' }
      await state.claim([claim({ name: 'b', note: 'first' })])
      const outcomes = await state.claim([
        claim({ name: 'a', owner: second, note: 'mine' }),
        claim({ name: 'b', owner: second }),
        claim({ name: 'c', owner: second }),
        claim({ name: 'a', owner: second }),
        claim({ name: 'a' }),
      ])
      assert.deepEqual(outcomes, [
        mine,
        { kind: 'taken', by: owner, note: 'first' },
        mine,
        mineAgain,
        { kind: 'taken', by: second, note: 'mine' },
      ])
    }))

  it('nothing asked, nothing answered', () =>
    withState(subject, async (state) => {
      assert.deepEqual(await state.claim([]), [])
      assert.equal(await state.release([]), 0)
    }))

  it('epochs are apart, and no epoch and name run into another pair', () =>
    withState(subject, async (state) => {
      const other = { ...owner, offset: '9' }
      await state.claim([claim({ epoch: 'a', name: 'b:c' })])
      assert.deepEqual(await state.claim([claim({ epoch: 'z', name: 'b:c', owner: other })]), [mine])
      assert.deepEqual(await state.claim([claim({ epoch: 'a:b', name: 'c', owner: other })]), [mine])
    }))

  it('release gives back only what is still its owner’s, and counts it', () =>
    withState(subject, async (state) => {
      const other = { ...owner, offset: '9' }
      await state.claim([claim({ name: 'a' }), claim({ name: 'b' }), claim({ name: 'c', owner: other })])
      const released = await state.release([claim({ name: 'a' }), claim({ name: 'c' }), claim({ name: 'd' })])
      assert.equal(released, 1)
      assert.deepEqual(await state.claim([claim({ name: 'a', owner: other })]), [mine])
      assert.deepEqual(await state.claim([claim({ name: 'b', owner: other })]), [
        { kind: 'taken', by: owner, note: '' },
      ])
      assert.equal(await state.release([claim({ name: 'a' })]), 0)
    }))

  it('a claim ends with its lifetime; claiming again does not lengthen it', async () => {
    await withState(
      subject,
      async (state) => {
        await state.claim([claim({})])
        await subject.passTime(subject.shortTtlMs / 2)
        assert.deepEqual(await state.claim([claim({})]), [mineAgain])
        await subject.passTime(subject.shortTtlMs * 0.6)
        assert.deepEqual(await state.claim([claim({ owner: { ...owner, offset: '8' } })]), [mine])
        assert.equal(await state.release([claim({})]), 0)
      },
      { claimTtlMs: subject.shortTtlMs },
    )
  })

  it('of 200 that claim at once exactly one wins, over several replicas', async () => {
    const space = randomUUID()
    const replicas = await Promise.all([1, 2, 3, 4].map(() => subject.open({ space, claimTtlMs: hour })))
    const claimers = Array.from({ length: 200 }, (_, index) => ({ ...owner, offset: String(index) }))
    const outcomes = await Promise.all(
      claimers.map(async (claimer, index) => {
        const replica = replicas[index % replicas.length]
        assert.ok(replica)
        const [outcome] = await replica.claim([claim({ owner: claimer })])
        return { claimer, outcome }
      }),
    )
    const winners = outcomes.filter(({ outcome }) => outcome?.kind === 'mine')
    assert.equal(winners.length, 1)
    for (const { outcome } of outcomes)
      if (outcome?.kind === 'taken') assert.deepEqual(outcome.by, winners[0]?.claimer)
    await Promise.all(replicas.map((replica) => replica.close()))
  })

  it('calls made at once get their own answers', () =>
    withState(subject, async (state) => {
      await state.claim([claim({ name: 'taken-1', note: 'one' }), claim({ name: 'taken-2', note: 'two' })])
      const other = { ...owner, offset: '9' }
      const asked = Array.from({ length: 50 }, (_, index) => [
        claim({ name: `free-${index}`, owner: other }),
        claim({ name: index % 2 === 0 ? 'taken-2' : 'taken-1', owner: other }),
      ])
      const answered = await Promise.all(asked.map((claims) => state.claim(claims)))
      answered.forEach((outcomes, index) => {
        const note = index % 2 === 0 ? 'two' : 'one'
        assert.deepEqual(outcomes, [mine, { kind: 'taken', by: owner, note }])
      })
    }))

  it('5,000 claims in one call', () =>
    withState(subject, async (state) => {
      const claims = Array.from({ length: 5_000 }, (_, index) => claim({ name: `n${index}` }))
      assert.ok((await state.claim(claims)).every((outcome) => outcome.kind === 'mine' && !outcome.again))
      assert.equal(await state.release(claims), 5_000)
    }))

  for (const [what, text] of Object.entries(oddTexts))
    it(`names, epochs, owners and notes with ${what}`, () =>
      withState(subject, async (state) => {
        const odd = { topic: text, partition: 0, offset: text }
        await state.claim([claim({ name: text, epoch: text, owner: odd, note: text })])
        assert.deepEqual(await state.claim([claim({ name: text, epoch: text })]), [
          { kind: 'taken', by: odd, note: text },
        ])
        assert.deepEqual(await state.claim([claim({ name: `${text} `, epoch: text })]), [mine])
        assert.equal(await state.release([claim({ name: text, epoch: text, owner: odd })]), 1)
      }))

  it('names that only broken text makes alike stay apart', () =>
    withState(subject, async (state) => {
      await state.claim([claim({ name: 'x\ud800' })])
      assert.deepEqual(await state.claim([claim({ name: 'x\ud801', owner: { ...owner, offset: '9' } })]), [
        mine,
      ])
    }))
}

function lifetimeCases(subject: ContractSubject): void {
  it('keeps everything when it is closed and opened again', async () => {
    const space = randomUUID()
    const before = await subject.open({ space, claimTtlMs: hour })
    await before.claim([claim({ note: 'kept' })])
    await before.lease('a', 'one', hour)
    await before.scheduleNextPoll('a', 5)
    await before.close()
    const after = await subject.open({ space, claimTtlMs: hour })
    assert.deepEqual(await after.claim([claim({ owner: { ...owner, offset: '8' } })]), [
      { kind: 'taken', by: owner, note: 'kept' },
    ])
    assert.equal(await after.lease('a', 'two', hour), false)
    assert.deepEqual(await after.nextPolls([{ sourceId: 'a', firstAt: 9 }]), [5])
    await after.close()
  })

  it('is healthy until closed; closed, every call says so', async () => {
    const state = await subject.open({ space: randomUUID(), claimTtlMs: hour })
    assert.equal(await state.healthy(), true)
    await state.close()
    await state.close()
    assert.equal(await state.healthy(), false)
    await assert.rejects(state.claim([claim({})]), StateUnavailable)
    await assert.rejects(state.release([claim({})]), StateUnavailable)
    await assert.rejects(state.lease('a', 'one', hour), StateUnavailable)
    await assert.rejects(state.releaseLease('a', 'one'), StateUnavailable)
    await assert.rejects(state.nextPolls([{ sourceId: 'a', firstAt: 1 }]), StateUnavailable)
    await assert.rejects(state.sourceRecords(['a']), StateUnavailable)
    await assert.rejects(
      state.settlePoll({ sourceId: 'a', holder: 'one', record: '', nextPoll: 1 }),
      StateUnavailable,
    )
    await assert.rejects(state.scheduleNextPoll('a', 1), StateUnavailable)
  })

  it('refuses a lifetime of claims that is none', async () => {
    for (const claimTtlMs of [0, -5, 0.5, Number.NaN])
      await assert.rejects(subject.open({ space: randomUUID(), claimTtlMs }), RangeError)
  })
}

const hour = 3_600_000
const mine = { kind: 'mine', again: false }
const mineAgain = { kind: 'mine', again: true }
const owner = { topic: 'submitted.v1', partition: 3, offset: '7' }

function claim(parts: Partial<Claim>): Claim {
  return { epoch: 'e1', name: 'submission:00ff', owner, note: '', ...parts }
}
