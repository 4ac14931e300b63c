import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { printSettings, settingsTable } from './describe-settings.ts'
import { listSetting, portSetting } from './setting-types.ts'
import { parseSettings } from './settings.ts'

const shape = {
  BROKERS: listSetting.meta({ description: 'brokers' }),
  PORT: portSetting.default(8080).meta({ description: 'port' }),
  TOKEN: z.string().min(8).optional().meta({ description: 'token', secret: true }),
}

const noFiles = (path: string): string => {
  throw new Error(`no such file: ${path}`)
}

test('reads what is set and fills in defaults', () => {
  assert.deepEqual(parseSettings(shape, { BROKERS: 'a:1, b:2', PORT: '' }, noFiles), {
    ok: true,
    settings: { BROKERS: ['a:1', 'b:2'], PORT: 8080, TOKEN: undefined },
  })
})

test('names every problem at once', () => {
  const parsed = parseSettings(shape, { PORT: '99999', TOKEN: 'a', TOKEN_FILE: '/run/token' }, noFiles)
  assert.ok(!parsed.ok)
  assert.deepEqual(
    parsed.problems.map((problem) => problem.split(/[ :]/)[0]),
    ['BROKERS', 'PORT', 'TOKEN'],
  )
})

test('a secret may come from a file, and an unreadable one is named', () => {
  const parsed = parseSettings(shape, { BROKERS: 'a:1', TOKEN_FILE: '/run/token' }, () => 'long-enough\n')
  assert.ok(parsed.ok)
  assert.equal(parsed.settings.TOKEN, 'long-enough')
  const missing = parseSettings(shape, { BROKERS: 'a:1', TOKEN_FILE: '/run/token' }, noFiles)
  assert.ok(!missing.ok)
  assert.match(missing.problems.join(), /TOKEN_FILE: cannot read \/run\/token/)
})

test('secrets are never printed', () => {
  const parsed = parseSettings(shape, { BROKERS: 'a:1,b:2', TOKEN: 'very-secret' }, noFiles)
  assert.ok(parsed.ok)
  assert.equal(printSettings(shape, parsed.settings), 'BROKERS=a:1,b:2\nPORT=8080\nTOKEN=***\n')
})

test('the table names each variable once, with its readers', () => {
  const table = settingsTable({ ingest: shape, publish: { PORT: shape.PORT } })
  assert.match(table, /\| `BROKERS` \| brokers \| \*\*required\*\* \| ingest \|/)
  assert.match(table, /\| `PORT` \| port \| `8080` \| ingest, publish \|/)
  assert.match(table, /\| `TOKEN` or `TOKEN_FILE` \| token \| {2}\| ingest \|/)
})
