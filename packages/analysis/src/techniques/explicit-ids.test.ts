import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killChainOf } from '../kill-chain/kill-chain.ts'
import { readPassage } from '../passage/passage.ts'
import { explicitTechniques } from './explicit-ids.ts'

function techniques(text: string) {
  return explicitTechniques([readPassage(text, 'body')])
}

test('a named technique comes with its name, tactics and sentence', () => {
  const [one] = techniques('It starts. They used T1059.001 to run it. Done.')
  assert.equal(one?.name, 'Command and Scripting Interpreter: PowerShell')
  assert.deepEqual(one?.tactics, ['TA0002'])
  assert.equal(one?.evidence.quote, 'They used T1059.001 to run it.')
})

test('a revoked id is its successor, once; an unknown one is nothing', () => {
  assert.deepEqual(
    techniques('T1192, T1566.002, T9999').map(({ id }) => id),
    ['T1566.002'],
  )
})

test('an id in front of its own name counts where a table lost its cells; inside another word it does not', () => {
  assert.deepEqual(
    techniques('ExecutionT1059.001PowerShellThe loader. T1041Exfiltration Over C2 ChannelIt sends.').map(
      ({ id }) => id,
    ),
    ['T1041', 'T1059.001'],
  )
  assert.deepEqual(techniques('ART1059 T1059X T1041Powder T1059.0015 v.T1041'), [])
})

test('the kill chain follows the matrix, and shows each tactic with its techniques', () => {
  const chain = killChainOf(techniques('T1071.001 T1053.005 T1566.001 T1003.001 T1203 T1078'), new Map())
  assert.deepEqual(
    chain.map(({ phase, tactic, techniques: ids }) => `${phase} ${tactic} ${ids}`),
    [
      'delivery TA0001 T1078,T1566.001',
      'exploitation TA0002 T1203',
      'installation TA0003 T1053.005',
      'actions-on-objectives TA0006 T1003.001',
      'command-and-control TA0011 T1071.001',
    ],
  )
})
