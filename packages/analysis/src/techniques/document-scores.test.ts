import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findWords } from '../passage/words.ts'
import { documentScores, signCount } from './document-scores.ts'
import { wordFeatures } from './word-features.ts'
import { wordMarksOf } from './word-marks.ts'

const telling = ['keylogger', 'screenshots', 'mutex']

/** Three classes, each told by one word; the first and the second often come together. */
function signsOf(text: string): Float32Array[] {
  const features = telling.map((word) => {
    const words = findWords(word)
    const room = new Int32Array(2)
    wordFeatures(words, wordMarksOf(words), [0, 0, 1], room)
    return room[0] ?? -1
  })
  const weights = {
    bias: new Float32Array(3).fill(-1),
    add(of: Int32Array, count: number, sums: Float64Array) {
      for (const feature of of.subarray(0, count)) {
        const one = features.indexOf(feature)
        if (one >= 0) sums[one] = (sums[one] ?? 0) + 4
      }
      return count
    },
  }
  const company = Float32Array.of(0, 1, 0, 1, 0, 0, 0, 0, 0)
  const { writeSigns } = documentScores(readPassage(text, 'body'), weights, company)
  return telling.map((_, one) => {
    const signs = new Float32Array(telling.length * signCount)
    writeSigns(one, signs)
    return signs.slice(one * signCount, (one + 1) * signCount)
  })
}

const [odds, best, plainly, rank, ofCompany] = [0, 1, 4, 9, 10]

test('a class that more sentences speak for has more of each sign, and the lower rank', () => {
  const once = signsOf('It has a keylogger inside. Nothing else is of interest here.')[0]
  const twice = signsOf('It has a keylogger inside. Its keylogger is of interest here.')[0]
  assert.ok((once?.[best] ?? -1) > 0)
  for (const sign of [odds, plainly]) assert.ok((twice?.[sign] ?? 0) > (once?.[sign] ?? 0), `${sign}`)
  assert.equal(twice?.[best], once?.[best])
  const [, , unheard] = signsOf('It has a keylogger inside.')
  assert.equal(once?.[rank], 0)
  assert.ok((unheard?.[rank] ?? 0) > 0)
})

test('what is said of a class speaks for those that come in its company, and for no other', () => {
  const [keylogger, screenshots, mutex] = signsOf('It has a keylogger inside.')
  assert.ok((screenshots?.[ofCompany] ?? 0) > 0)
  assert.equal(keylogger?.[ofCompany], 0)
  assert.equal(mutex?.[ofCompany], 0)
})

test('what is only advised or denied leaves the signs of a text that says nothing', () => {
  const silent = signsOf('Disable it at once there. That is all of it.')
  assert.deepEqual(signsOf('Disable every keylogger there. That is all of it.'), silent)
  assert.deepEqual(signsOf('It has no keylogger inside. That is all of it.'), silent)
})
