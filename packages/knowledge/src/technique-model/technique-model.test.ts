import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentTechnique } from '../attack/techniques.ts'
import { techniqueModel } from './technique-model.ts'

test('the model knows current techniques, and its parts fit together', () => {
  const { techniques, bias, intercepts, slopes, rarities, starts, entries, sizes } = techniqueModel()
  for (const id of techniques) assert.equal(currentTechnique(id)?.id, id)
  for (const list of [bias, intercepts, slopes]) assert.equal(list.length, techniques.length)
  assert.equal(starts.length, rarities.length + 1)
  assert.equal(starts.at(-1), entries.length)
  assert.ok(entries.every((entry) => (entry & 0xff) < techniques.length))
  assert.deepEqual(sizes, sizes.toSorted())
  assert.ok(rarities.every((rarity) => rarity >= 0))
})
