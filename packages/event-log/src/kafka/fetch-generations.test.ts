import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trackFetchGenerations } from './fetch-generations.ts'

test('after a join nothing is taken until every broker was asked anew', () => {
  const fetches = trackFetchGenerations(() => 0)
  fetches.joined()
  fetches.started(1)
  fetches.started(2)
  assert.equal(fetches.areMixed(), false)
  fetches.joined()
  assert.equal(fetches.areMixed(), true)
  fetches.started(1)
  assert.equal(fetches.areMixed(), true)
  fetches.started(2)
  assert.equal(fetches.areMixed(), false)
})

test('a broker that left the cluster holds up nobody for long', () => {
  let now = 0
  const fetches = trackFetchGenerations(() => now)
  fetches.joined()
  fetches.started(1)
  fetches.started(2)
  fetches.joined()
  fetches.started(1)
  now = 60_000
  fetches.started(1)
  assert.equal(fetches.areMixed(), false)
})
