import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSketch, encodeSketch, searchKeysOf, sketchSize, storySketchOf } from './story-sketch.ts'

const long = Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(' ')

test('a sketch is bounded, whatever the text', () => {
  const sketch = storySketchOf(long, 7)
  assert.equal(sketch.total, 1_998)
  assert.equal(sketch.hashes.length, sketchSize)
  assert.equal(encodeSketch(sketch).length, 4 * (sketchSize + 2))
  assert.ok(searchKeysOf(sketch).length < sketchSize)
})

test('bytes give back the sketch, wherever they lie', () => {
  for (const text of [long, 'one two three four', '']) {
    const sketch = storySketchOf(text, 0xfedc_ba98)
    const bytes = encodeSketch(sketch)
    assert.deepEqual(decodeSketch(bytes), sketch)
    assert.deepEqual(decodeSketch(Buffer.concat([Buffer.from([1]), bytes]).subarray(1)), sketch)
  }
})

test('other bytes are no sketch', () => {
  const bytes = encodeSketch(storySketchOf(long, 7))
  const swapped = Buffer.concat([
    bytes.subarray(0, 8),
    bytes.subarray(12, 16),
    bytes.subarray(8, 12),
    bytes.subarray(16),
  ])
  for (const broken of [
    new Uint8Array(),
    bytes.subarray(4),
    bytes.subarray(0, -1),
    bytes.subarray(0, -4),
    swapped,
  ])
    assert.equal(decodeSketch(broken), null)
})
