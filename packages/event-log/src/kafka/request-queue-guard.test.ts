import assert from 'node:assert/strict'
import { test } from 'node:test'
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js'
import { guardRequestQueue } from './request-queue-guard.ts'

type Queue = { pending: unknown[]; throttleCheckTimeoutId: NodeJS.Timeout | null; throttledUntil: number }

function schedule(pending: unknown[]): Queue {
  const queue: Queue = { pending, throttleCheckTimeoutId: null, throttledUntil: -1 }
  Object.setPrototypeOf(queue, RequestQueue.prototype)
  Reflect.apply(RequestQueue.prototype.scheduleCheckPendingRequests, queue, [])
  return queue
}

test('an idle connection keeps no timer, a waiting request does', () => {
  guardRequestQueue()
  guardRequestQueue()
  assert.equal(schedule([]).throttleCheckTimeoutId, null)
  const waiting = schedule(['a request'])
  assert.notEqual(waiting.throttleCheckTimeoutId, null)
  clearTimeout(waiting.throttleCheckTimeoutId ?? undefined)
})
