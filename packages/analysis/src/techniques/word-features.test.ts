import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWords } from '../passage/words.ts'
import { featureCount, wordFeatures } from './word-features.ts'
import { wordMarksOf } from './word-marks.ts'

function featuresOf(text: string, from = 0): number[] {
  const words = findWords(text)
  const last = words.texts.length
  const room = new Int32Array(2 * last)
  return [...room.subarray(0, wordFeatures(words, wordMarksOf(words), [0, from, last], room))]
}

test('words have a feature each, and one with the word before them in the sentence', () => {
  const all = featuresOf('it ran whoami')
  assert.equal(new Set(all).size, 5)
  assert.ok(all.every((feature) => feature >= 0 && feature < featureCount))
  assert.deepEqual(featuresOf('it ran whoami', 1), all.slice(1))
  assert.deepEqual(featuresOf(''), [])
})

test('words have the same features whatever was read before', () => {
  const before = featuresOf('The loader injects a DLL into explorer.exe.')
  for (let other = 0; other < 3_000; other++) featuresOf(`sentence ${other} of many about w${other}x`)
  assert.deepEqual(featuresOf('The loader injects a DLL into explorer.exe.'), before)
})

test('digits are alike, and the ends of long words do not count', () => {
  assert.deepEqual(featuresOf('port 8080'), featuresOf('port 4444'))
  assert.deepEqual(featuresOf('it encrypts'), featuresOf('it encrypted'))
  assert.notDeepEqual(featuresOf('it injects'), featuresOf('it deletes'))
})
