import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { withFreshSettings } from './settings-table.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the table of settings is fresh', () => {
  assert.equal(readme, withFreshSettings(readme), 'run `npm run settings`')
})

test('the producers in the README are the files that the tests run', () => {
  const fences = [...readme.matchAll(/<!-- file: (\S+) -->\n+```\w*\n([\s\S]*?)```/g)]
  assert.ok(fences.length >= 3)
  for (const [, path = '', code] of fences) {
    assert.equal(code, readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'), path)
  }
})
