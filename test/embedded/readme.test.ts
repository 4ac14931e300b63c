import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { refreshed } from '../../scripts/refresh-readme.ts'

test('what the README shows is as it is: settings, producers, the output of a first run', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  assert.ok(readme === refreshed(readme), 'run `npm run readme` and review the difference')
})
