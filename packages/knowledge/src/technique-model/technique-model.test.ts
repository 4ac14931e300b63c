import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentTechnique } from '../attack/techniques.ts'
import { techniqueModel } from './technique-model.ts'

test('the model knows current techniques, and its parts fit together', () => {
  const { techniques, bias, thresholds, usual, starts, classes, weights, precision } = techniqueModel()
  for (const id of techniques) assert.equal(currentTechnique(id)?.id, id)
  for (const list of [bias, thresholds, usual]) assert.equal(list.length, techniques.length)
  assert.equal(starts.at(-1), weights.length)
  assert.equal(classes.length, weights.length)
  assert.ok(classes.every((one) => one < techniques.length))
  assert.deepEqual(
    precision.map(({ from }) => from),
    precision.map(({ from }) => from).toSorted((a, b) => a - b),
  )
})
