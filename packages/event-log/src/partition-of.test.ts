import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partitionOf } from './partition-of.ts'

// Hashes from the Java client's own test, org.apache.kafka.common.utils.UtilsTest.testMurmur2.
const hashes: readonly (readonly [string, number])[] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
]

test('keys land where the Java client puts them', () => {
  for (const [key, hash] of hashes) {
    for (const partitions of [1, 3, 12, 1000, 0x7fffffff]) {
      assert.equal(
        partitionOf(new TextEncoder().encode(key), partitions),
        (hash & 0x7fffffff) % partitions,
        key,
      )
    }
  }
})
