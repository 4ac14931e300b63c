import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findClassHits } from './class-hits.ts'
import { combinationIndex, findCombinations } from './find-combinations.ts'

function found(written: string, text: string, reach?: number): string[] {
  const quotes: string[] = []
  findCombinations(
    findClassHits(readPassage(text, 'body')),
    combinationIndex([[written, written]]),
    ({ start, end }) => quotes.push(text.slice(start, end)),
    reach,
  )
  return quotes
}

test('two classes in one sentence, in any order or in one', () => {
  assert.deepEqual(found('malware victim', 'A trojan is seen in banks.'), ['trojan is seen in banks'])
  assert.deepEqual(found('malware victim', 'Banks met a trojan.'), ['Banks met a trojan'])
  assert.deepEqual(found('malware >victim', 'Banks met a trojan.'), [])
  assert.deepEqual(found('malware victim', 'A trojan. It is in banks.'), [])
})

test('no farther apart than the reach, unless there is one for all', () => {
  const text = 'A trojan one two three four five six banks.'
  assert.deepEqual(found('malware victim @4', text), [])
  assert.equal(found('malware victim @7', text).length, 1)
  assert.equal(found('malware victim @4', text, 60).length, 1)
})

test('what must be absent', () => {
  assert.equal(found('malware -victim', 'A trojan is here.').length, 1)
  assert.deepEqual(found('malware -victim', 'A trojan in banks.'), [])
})

test('one word of two classes is no pair of words', () => {
  assert.deepEqual(found('malware cyber', 'A trojan.'), [])
})

test('nor are two words, when a third one is wanted', () => {
  assert.deepEqual(found('attacker >exploit weakness', 'Attackers exploit trust.'), [])
  assert.equal(found('attacker >exploit weakness', 'Attackers exploit a flaw.').length, 1)
})

test('what is no class is an error', () => {
  assert.throws(() => combinationIndex([['malware victims', 1]]), /no class "victims"/)
  assert.throws(() => combinationIndex([['>malware', 1]]), /begins with no class/)
})
