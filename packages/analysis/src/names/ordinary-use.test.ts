import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { hasTellingCapital, isAbbreviation, isPartOfName } from './ordinary-use.ts'

const rows: readonly (readonly [text: string, isPart: boolean])[] = [
  ['Xyz Air Lines cancelled flights', true],
  ['of the Chinese Xyz', true],
  ["Xyz's Stash closed", true],
  ['launches the Pre-Xyz here', true],
  ['they used Xyz again', false],
  ['they used Xyz Ransomware', false],
  ['It ended. Xyz Ransomware came', false],
]
for (const [text, isPart] of rows)
  test(`${isPart ? 'part of a name' : 'a name'}: ${text}`, () => {
    const passage = readPassage(text, 'body')
    const word = passage.words.texts.indexOf('xyz')
    assert.equal(isPartOfName(passage, word, word), isPart)
  })

test('a capital at the beginning of a sentence tells nothing', () => {
  assert.equal(hasTellingCapital(readPassage('Global attacks', 'body'), 0), false)
  assert.equal(hasTellingCapital(readPassage('of Global attacks', 'body'), 1), true)
  assert.equal(hasTellingCapital(readPassage('All Global attacks', 'body'), 1), false)
})

test('letters in brackets abbreviate the words before them', () => {
  const passage = readPassage('the Some Driver Loader (SDL) and (XYZ)', 'body')
  assert.equal(isAbbreviation(passage, passage.words.texts.indexOf('sdl'), 'SDL'), true)
  assert.equal(isAbbreviation(passage, passage.words.texts.indexOf('xyz'), 'XYZ'), false)
})
