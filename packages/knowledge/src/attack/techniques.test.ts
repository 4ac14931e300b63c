import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attackTactic, attackTactics } from './tactics.ts'
import { attackTechniques, currentTechnique } from './techniques.ts'

test('a sub-technique has its full name and its tactics in the order of the matrix', () => {
  assert.deepEqual(currentTechnique('T1059.001'), {
    id: 'T1059.001',
    name: 'Command and Scripting Interpreter: PowerShell',
    domain: 'enterprise',
    tactics: ['TA0002'],
  })
  assert.deepEqual(currentTechnique('T1053.005')?.tactics, ['TA0002', 'TA0003', 'TA0004'])
})

test('a revoked id leads to its successor, also over two steps', () => {
  assert.equal(currentTechnique('T1192')?.id, 'T1566.002')
  assert.notEqual(currentTechnique('T1150'), undefined)
})

test('an id that never was leads to nothing', () => {
  assert.equal(currentTechnique('T9999'), undefined)
  assert.equal(currentTechnique('constructor'), undefined)
})

test('every technique has a tactic of the matrix', () => {
  assert.equal(attackTactics().length, 14)
  for (const { id, tactics } of attackTechniques())
    assert.ok(tactics.length > 0 && tactics.every((tactic) => attackTactic(tactic) !== undefined), id)
})
