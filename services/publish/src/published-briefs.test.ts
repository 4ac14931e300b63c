import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf, type Brief } from '@huntwire/intel-model'
import { type PublishedBrief, trackPublishedBriefs } from './published-briefs.ts'

const id = articleIdOf('https://labs.example/a')
const record = (offset: string) => ({ topic: 'hunts-generated', partition: 0, offset })
const published = (sequence: string) => ({ brief: { id } as Brief, sequence })

function tracker(stored: PublishedBrief | null) {
  let now = 0
  let refreshes = 0
  const briefs = trackPublishedBriefs({
    lookUp: () => stored,
    storedSequence: () => stored?.sequence ?? null,
    caughtUp: async () => {
      refreshes += 1
    },
    clock: () => now,
  })
  return {
    briefs,
    refreshes: () => refreshes,
    advance: (ms: number) => {
      now += ms
    },
  }
}

test('what it wrote itself counts before the read model has it', async () => {
  const { briefs } = tracker(null)
  assert.equal(await briefs.latest(id, record('9')), null)
  briefs.remember(published('2'), record('2'))
  assert.equal((await briefs.latest(id, record('9')))?.sequence, '2')
})

test('the higher sequence wins, whoever has it', async () => {
  const { briefs } = tracker(published('3'))
  briefs.remember(published('2'), record('2'))
  assert.equal((await briefs.latest(id, record('9')))?.sequence, '3')
  briefs.remember(published('4'), record('4'))
  assert.equal((await briefs.latest(id, record('9')))?.sequence, '4')
})

test('the read model is brought up to date once a second, not for every record', async () => {
  const { briefs, refreshes, advance } = tracker(null)
  await Promise.all([briefs.latest(id, record('9')), briefs.latest(id, record('9'))])
  await briefs.latest(id, record('9'))
  assert.equal(refreshes(), 1)
  advance(1_001)
  await briefs.latest(id, record('9'))
  assert.equal(refreshes(), 2)
})

test('what it wrote for a record does not count when that record comes again: it may never have reached the log', async () => {
  const { briefs } = tracker(null)
  briefs.remember(published('2'), record('2'))
  assert.equal(await briefs.latest(id, record('2')), null)
  assert.equal((await briefs.latest(id, record('3')))?.sequence, '2')
})

test('nor does what was written on top of it', async () => {
  const { briefs } = tracker(null)
  briefs.remember(published('2'), record('2'))
  briefs.remember(published('3'), record('3'))
  assert.equal(await briefs.latest(id, record('2')), null)
  assert.equal(await briefs.latest(id, record('3')), null)
  assert.equal((await briefs.latest(id, record('4')))?.sequence, '3')
})

test('what the read model has is not kept in memory as well', async () => {
  let stored: PublishedBrief | null = null
  const briefs = trackPublishedBriefs({
    lookUp: () => stored,
    storedSequence: () => stored?.sequence ?? null,
    caughtUp: async () => {
      stored = published('3')
    },
    clock: () => 0,
  })
  briefs.remember(published('2'), record('2'))
  assert.equal((await briefs.latest(id, record('4')))?.sequence, '3')
  stored = null
  assert.equal(await briefs.latest(id, record('4')), null)
})
