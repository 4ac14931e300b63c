import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nounForms, verbForms } from './inflect.ts'

test('nouns have a plural', () => {
  assert.deepEqual(nounForms('package'), ['package', 'packages'])
  assert.deepEqual(nounForms('vulnerability'), ['vulnerability', 'vulnerabilities'])
  assert.deepEqual(nounForms('day'), ['day', 'days'])
  assert.deepEqual(nounForms('breach'), ['breach', 'breaches'])
})

test('verbs have four forms, or what is written behind them', () => {
  assert.deepEqual(verbForms('exploit'), ['exploit', 'exploits', 'exploited', 'exploiting'])
  assert.deepEqual(verbForms('compromise'), ['compromise', 'compromises', 'compromised', 'compromising'])
  assert.deepEqual(verbForms('deploy'), ['deploy', 'deploys', 'deployed', 'deploying'])
  assert.deepEqual(verbForms('modify'), ['modify', 'modifies', 'modified', 'modifying'])
  assert.deepEqual(verbForms('drop+'), ['drop', 'drops', 'dropped', 'dropping'])
  assert.deepEqual(verbForms('steal/stole/stolen'), ['steal', 'steals', 'stole', 'stolen', 'stealing'])
})
