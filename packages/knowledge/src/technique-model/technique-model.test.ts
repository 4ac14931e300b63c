import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentTechnique } from '../attack/techniques.ts'
import { techniqueModel } from './technique-model.ts'

test('the model knows current techniques, and its parts fit together', () => {
  const { techniques, bias, intercepts, slopes, rarities, heads, entries, sizes, company } = techniqueModel()
  for (const id of techniques) assert.equal(currentTechnique(id)?.id, id)
  for (const list of [bias, intercepts, slopes]) assert.equal(list.length, techniques.length)
  assert.equal((heads.at(-1) ?? 0) >>> 4, entries.length)
  assert.ok(
    heads.every((head, at) => (head & 0xf) < rarities.length && head >>> 4 <= (heads[at + 1] ?? head) >>> 4),
  )
  assert.equal(company.length, techniques.length ** 2)
  assert.ok(entries.every((entry) => (entry & 0xff) < techniques.length))
  assert.deepEqual(sizes, sizes.toSorted())
  assert.deepEqual(rarities, rarities.toSorted().reverse())
})
