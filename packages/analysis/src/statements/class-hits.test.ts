import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findClassHits } from './class-hits.ts'
import type { WordClass } from './word-classes.ts'

function found(wordClass: WordClass, text: string): string[] {
  return findClassHits(readPassage(text, 'body'))
    .filter(({ meaning }) => meaning === wordClass)
    .map(({ start, end }) => text.slice(start, end))
}

test('words in any form, and whole', () => {
  assert.deepEqual(found('deed', 'They hijacked it. Hijacking is a hijackable word.'), [
    'hijacked',
    'Hijacking',
  ])
  assert.deepEqual(found('weakness', 'A resource for sources, and an RCE.'), ['RCE'])
})

test('numbers are any number, beside letters too', () => {
  assert.deepEqual(found('attacker', 'APT41, UNC 2465 and apartment 41'), ['APT41', 'UNC 2465'])
  assert.deepEqual(found('entry', 'CVE-2099-12345'), ['CVE-2099-12345'])
})

test('a gap is at most four words, and a phrase ends with its sentence', () => {
  assert.deepEqual(found('wide', 'downloaded far more than a thousand times'), [])
  assert.deepEqual(found('wide', 'downloaded some 3,000 times'), ['downloaded some 3,000 times'])
  assert.deepEqual(found('wide', 'It is downloaded. Some times.'), [])
})

test('a hit knows its sentence', () => {
  const hits = findClassHits(readPassage('Nothing here.\n\nA backdoor is here. A trojan too.', 'body'))
  const malware = hits.filter(({ meaning }) => meaning === 'malware')
  assert.deepEqual(
    malware.map(({ sentence }) => sentence),
    [1, 2],
  )
})
