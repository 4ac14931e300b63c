import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findClassHits } from './class-hits.ts'
import { withoutCompounds } from './without-compounds.ts'

function weaknessesIn(text: string): string[] {
  return withoutCompounds(findClassHits(readPassage(text, 'body')))
    .filter(({ meaning }) => meaning === 'weakness')
    .map(({ start, end }) => text.slice(start, end))
}

test('the bug of a bug bounty is no bug; one beside it is', () => {
  assert.deepEqual(weaknessesIn('A bug bounty.'), [])
  assert.deepEqual(weaknessesIn('A bug bounty paid for a flaw.'), ['flaw'])
})

test('what begins inside a compound goes, too, however far it reaches', () => {
  const text = 'Post exploitation started at noon.'
  const left = withoutCompounds(findClassHits(readPassage(text, 'body')))
  assert.deepEqual(
    left.filter(({ meaning }) => meaning === 'underAttack'),
    [],
  )
  assert.ok(findClassHits(readPassage(text, 'body')).some(({ meaning }) => meaning === 'underAttack'))
})

test('many compounds cost no more than their number', () => {
  const text = 'bug bounty flaw '.repeat(5_000)
  assert.equal(weaknessesIn(text).length, 5_000)
})
