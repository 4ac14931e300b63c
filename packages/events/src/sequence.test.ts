import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSequence, sequenceOf } from './sequence.ts'

test('later submissions have a greater sequence: by time, then offset, then partition', () => {
  const ordered = [
    { timestamp: 9, offset: '99', partition: 5 },
    { timestamp: 10, offset: '9', partition: 5 },
    { timestamp: 10, offset: '10', partition: 1 },
    { timestamp: 10, offset: '10', partition: 2 },
    { timestamp: 1_792_000_000_000, offset: '9223372036854775807', partition: 0 },
  ].map(sequenceOf)
  assert.deepEqual(ordered.toSorted(), ordered)
  assert.ok(ordered.every(isSequence))
})
