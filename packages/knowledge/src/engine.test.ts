import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engine, engineOf } from './engine.ts'

test('the derivation changes with the release and with the tables, and with nothing else', () => {
  const one = engineOf('0.1.0', 'aa')
  assert.match(one.derivation, /^[0-9a-f]{16}$/)
  assert.deepEqual(engineOf('0.1.0', 'aa'), one)
  assert.notEqual(engineOf('0.1.1', 'aa').derivation, one.derivation)
  assert.notEqual(engineOf('0.1.0', 'ab').derivation, one.derivation)
})

test('the engine states a release', () => {
  assert.match(engine.version, /^\d+\.\d+\.\d+/)
})
