import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWords } from '../passage/words.ts'
import { featureCount, featureRoom, sentenceFeatures } from './sentence-features.ts'

function featuresOf(text: string): number[] {
  const words = findWords(text)
  const room = featureRoom()
  return [...room.subarray(0, sentenceFeatures(words, 0, words.texts.length, room))]
}

test('a sentence has its words and pairs of words, each once', () => {
  assert.equal(featuresOf('it ran whoami').length, 5)
  const again = featuresOf('it ran whoami, it ran whoami')
  assert.equal(again.length, 6)
  assert.equal(new Set(again).size, again.length)
  assert.ok(again.every((feature) => feature >= 0 && feature < featureCount))
})

test('a sentence has the same features whatever was read before', () => {
  const before = featuresOf('The loader injects a DLL into explorer.exe.')
  for (let other = 0; other < 3_000; other++) featuresOf(`sentence ${other} of many about w${other}x`)
  assert.deepEqual(featuresOf('The loader injects a DLL into explorer.exe.'), before)
})

test('digits are alike, the ends of long words do not count, and no more than 80 words are read', () => {
  assert.deepEqual(featuresOf('port 8080'), featuresOf('port 4444'))
  assert.deepEqual(featuresOf('it encrypts'), featuresOf('it encrypted'))
  assert.notDeepEqual(featuresOf('it injects'), featuresOf('it deletes'))
  const eighty = Array.from({ length: 80 }, () => 'and').join(' ')
  assert.deepEqual(featuresOf(`${eighty} mimikatz`), featuresOf(eighty))
})
