import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { isPossible } from '../passage/possibility.ts'
import { findClassHits } from './class-hits.ts'
import { combinationIndex, type Found, findCombinations } from './find-combinations.ts'
import { isStated } from './mood.ts'

const index = combinationIndex([['taken data', 'taken']])

function moodOf(text: string): string {
  const passage = readPassage(text, 'body')
  const all: Found<string>[] = []
  findCombinations(findClassHits(passage), index, (found) => all.push(found))
  const [first] = all
  assert.ok(first, text)
  if (!isStated(passage, first)) return 'not stated'
  return isPossible(passage, first, 4) ? 'possible' : 'happened'
}

test('what happened', () => {
  assert.equal(moodOf('Hackers stole the records of guests.'), 'happened')
  assert.equal(moodOf('Records of guests were stolen in May.'), 'happened')
})

test('what may happen', () => {
  assert.equal(moodOf('Hackers could steal the records.'), 'possible')
  assert.equal(moodOf('If hackers steal records, guests lose.'), 'possible')
  assert.equal(moodOf('The flaw lets an attacker steal records.'), 'possible')
})

test('what did not happen, also when the denial stands between', () => {
  assert.equal(moodOf('No records were stolen.'), 'not stated')
  assert.equal(moodOf('Records of guests were not stolen.'), 'not stated')
})

test('what is advised', () => {
  assert.equal(moodOf('Treat all records as stolen.'), 'not stated')
})
