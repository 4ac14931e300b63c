import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TechniqueModel } from '@huntwire/knowledge'
import { readPassage } from '../passage/passage.ts'
import { findWords } from '../passage/words.ts'
import { signCount } from './document-scores.ts'
import { modelTechniques } from './model-techniques.ts'
import { featureCount, wordFeatures } from './word-features.ts'
import { wordMarksOf } from './word-marks.ts'

/** A model of one class in which one word decides: a sentence with it has a margin above zero, others have -1. */
function modelOf(word: string, threshold: number): TechniqueModel {
  const words = findWords(word)
  const room = new Int32Array(2)
  wordFeatures(words, wordMarksOf(words), [0, 0, 1], room)
  const [feature = 0] = room
  return {
    techniques: ['T1059.001'],
    bias: Float32Array.of(-1),
    rarities: Float32Array.of(0.1),
    heads: Uint32Array.from({ length: featureCount + 1 }, (_, at) => (at > feature ? 1 << 4 : 0)),
    entries: Uint16Array.of(255 << 8),
    sizes: Float64Array.from({ length: 256 }, (_, byte) => (byte - 128) / 50),
    // The best sentence alone counts.
    ofSigns: Float32Array.from({ length: signCount }, (_, sign) => (sign === 1 ? 1 : 0)),
    slopes: Float32Array.of(0),
    company: Float32Array.of(0),
    intercepts: Float32Array.of(0),
    threshold,
  }
}

function found(text: string, threshold: number) {
  return modelTechniques(readPassage(text, 'body'), modelOf('powershell', threshold))
}

test('the sentence that says it is the evidence, and its odds are the confidence', () => {
  const text = 'The mail came at night. Then powershell ran it. Nobody saw it there.'
  const [one] = found(text, 0)
  assert.equal(one?.id, 'T1059.001')
  assert.equal(one?.evidence.quote, 'Then powershell ran it.')
  assert.ok((one?.confidence ?? 0) > 0.5 && (one?.confidence ?? 0) <= 0.99)
})

test('what is denied is not found', () => {
  assert.deepEqual(found('It does not start powershell on any machine.', -2), [])
  assert.equal(found('It starts powershell on any machine.', -2).length, 1)
})

test('below the threshold, in advice, or in a text that says nothing of it there is no technique', () => {
  assert.deepEqual(found('Then powershell ran it.', 5), [])
  assert.deepEqual(found('Disable powershell on all servers.', 0), [])
  assert.deepEqual(found('The mail came at night.', -5), [])
  assert.deepEqual(found('', -5), [])
})
