import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWords } from '../passage/words.ts'
import { sentenceScorer } from './score-sentence.ts'
import { wordFeatures } from './word-features.ts'
import { wordMarksOf } from './word-marks.ts'

/** Each of `telling` weighs 3 for the class of its place, and every feature counts 1. */
function marginsOf(text: string, telling: readonly string[]): number[] {
  const words = findWords(text)
  const features = telling.map(featureOf)
  const margins = new Float64Array(telling.length)
  const scoreSentence = sentenceScorer(words, {
    bias: new Float32Array(telling.length).fill(-1),
    add(of, count, sums) {
      for (const feature of of.subarray(0, count)) {
        const one = features.indexOf(feature)
        if (one >= 0) sums[one] = (sums[one] ?? 0) + 3
      }
      return count
    },
  })
  scoreSentence(0, words.texts.length, margins)
  return [...margins]
}

function featureOf(word: string): number {
  const words = findWords(word)
  const room = new Int32Array(2)
  wordFeatures(words, wordMarksOf(words), [0, 0, 1], room)
  return room[0] ?? -1
}

const filler = (count: number) =>
  Array.from({ length: count }, (_, at) => `of w${'abcdefgh'[at % 8]}`).join(' ')

test('a long sentence says what its best place says', () => {
  const short = marginsOf('it injects code into another process there', ['injects'])[0] ?? 0
  const long = marginsOf(`${filler(20)} it injects code ${filler(20)}`, ['injects'])[0] ?? 0
  assert.ok(short > -1)
  // Twenty features or so of ten words, not the 85 of the sentence.
  assert.ok(Math.abs(long - (3 / Math.sqrt(20) - 1)) < 0.05, `${long}`)
})

test('what is denied says nothing, what stands elsewhere in the sentence does', () => {
  for (const text of [
    'it does not inject code into any process',
    'the tool never injects anything',
    "the tool doesn't inject code",
    'there is no evidence that it injects code',
    'the loader runs its payload without injects of any kind',
  ])
    assert.deepEqual(marginsOf(text, ['injects', 'inject']), [-Infinity, -Infinity], text)
  const [injects = 0, steals = 0] = marginsOf(
    `it steals passwords of all users from the browser ${filler(4)} but it never injects code`,
    ['injects', 'steals'],
  )
  assert.ok(steals > -0.5, `${steals}`)
  assert.equal(injects, -1)
})

test('a sentence of no words that tell stands where the bias is', () => {
  assert.deepEqual(marginsOf('nothing happened here on that day', ['injects']), [-1])
})
