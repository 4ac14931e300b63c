import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf, type Brief } from '@huntwire/intel-model'
import { type PublishedBrief, trackPublishedBriefs } from './published-briefs.ts'

const id = articleIdOf('https://labs.example/a')
const published = (sequence: string): PublishedBrief => ({ brief: { id } as Brief, sequence })

function tracker(stored: PublishedBrief | null) {
  let now = 0
  let refreshes = 0
  const briefs = trackPublishedBriefs({
    lookUp: () => stored,
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
  assert.equal(await briefs.latest(id), null)
  briefs.remember(published('2'))
  assert.equal((await briefs.latest(id))?.sequence, '2')
})

test('the higher sequence wins, whoever has it', async () => {
  const { briefs } = tracker(published('3'))
  briefs.remember(published('2'))
  assert.equal((await briefs.latest(id))?.sequence, '3')
  briefs.remember(published('4'))
  assert.equal((await briefs.latest(id))?.sequence, '4')
})

test('the read model is brought up to date once a second, not for every record', async () => {
  const { briefs, refreshes, advance } = tracker(null)
  await Promise.all([briefs.latest(id), briefs.latest(id)])
  await briefs.latest(id)
  assert.equal(refreshes(), 1)
  advance(1_001)
  await briefs.latest(id)
  assert.equal(refreshes(), 2)
})
