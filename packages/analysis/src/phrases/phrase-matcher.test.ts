import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findPhrases, phraseMatcher } from './phrase-matcher.ts'

function found(phrase: string, text: string): string[] {
  const matcher = phraseMatcher([[phrase, phrase]])
  return findPhrases(readPassage(text, 'body'), matcher).map(({ start, end }) => text.slice(start, end))
}

test('words are whole words: rce is not in resource', () => {
  assert.deepEqual(found('rce', 'A resource for sources, and an RCE.'), ['RCE'])
})

test('alternatives, prefixes and digits', () => {
  assert.deepEqual(found('actively|mass exploit*', 'Actively exploited; mass-exploitation.'), [
    'Actively exploited',
    'mass-exploitation',
  ])
  assert.deepEqual(found('apt#', 'APT41 and apt'), ['APT41'])
  assert.deepEqual(found('exfiltrat*', 'They exfiltrated it.'), ['exfiltrated'])
})

test('a gap is at most four words, and ends with the sentence', () => {
  assert.deepEqual(found('malicious .. package', 'a malicious new npm package'), [
    'malicious new npm package',
  ])
  assert.deepEqual(found('malicious .. package', 'malicious a b c d e package'), [])
  assert.deepEqual(found('malicious .. package', 'It is malicious. The package is not.'), [])
})

test('a prefix at the beginning needs four letters', () => {
  assert.throws(() => phraseMatcher([['ex* now', 1]]), /four letters/)
})
