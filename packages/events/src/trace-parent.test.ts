import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTraceParent, traceParentOf } from './trace-parent.ts'

const cause = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

test('goes on with the trace of the cause', () => {
  assert.match(traceParentOf('e1', cause), /^00-4bf92f3577b34da6a3ce929d0e0e4736-/)
})

test('starts a trace of its own where the cause has none or a bad one', () => {
  for (const bad of [null, 'rubbish', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`]) {
    assert.ok(isTraceParent(traceParentOf('e1', bad)))
    assert.equal(traceParentOf('e1', bad), traceParentOf('e1', null))
  }
})
