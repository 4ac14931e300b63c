import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { hostTurns } from './host-turns.ts'

const pace = { sideBySide: 2, gapMs: 1_000 }

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
afterEach(() => mock.timers.reset())

/** Lets what was resolved run. */
async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    mock.timers.tick(100)
    await settle()
  }
}

test('turns at one host start a gap apart, at most so many side by side, in order', async () => {
  const turns = hostTurns(Date.now)
  const started: string[] = []
  const over: (() => void)[] = []
  for (const name of ['a', 'b', 'c']) {
    void turns.take('host', pace).then((end) => {
      started.push(`${name} ${Date.now()}`)
      over.push(end)
    })
  }
  await settle()
  assert.deepEqual(started, ['a 0'])
  await pass(5_000)
  assert.deepEqual(started, ['a 0', 'b 1000'])
  over[0]?.()
  over[0]?.()
  await settle()
  assert.deepEqual(started, ['a 0', 'b 1000', 'c 5000'])
})

test('one host does not wait for another', async () => {
  const turns = hostTurns(Date.now)
  await turns.take('slow', { sideBySide: 1, gapMs: 60_000 })
  await turns.take('other', pace)
})

test('nobody gets a turn at a host that is held back, until it is over', async () => {
  const turns = hostTurns(Date.now)
  turns.holdBack('host', 3_000)
  turns.holdBack('host', 2_000)
  assert.equal(turns.heldForMs('host'), 3_000)
  assert.equal(turns.heldForMs('other'), 0)
  let at: number | null = null
  void turns.take('host', pace).then(() => {
    at = Date.now()
  })
  await pass(2_900)
  assert.equal(at, null)
  await pass(100)
  assert.equal(at, 3_000)
})

test('who gives up waiting is passed over', async () => {
  const turns = hostTurns(Date.now)
  await turns.take('host', pace)
  const controller = new AbortController()
  const given = turns.take('host', pace, controller.signal)
  const next = turns.take('host', pace)
  controller.abort(new Error('not wanted'))
  await assert.rejects(given, /not wanted/)
  await assert.rejects(turns.take('host', pace, controller.signal), /not wanted/)
  await pass(1_000)
  await next
})
