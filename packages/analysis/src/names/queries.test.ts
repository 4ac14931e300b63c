import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInQuery } from './queries.ts'

test('the words that a query looks for', () => {
  for (const text of [
    'where ProcessCommandLine has_any ("whoami", "net user", "procdump',
    'where FileName =~ "procdump',
    "LOWER(name) LIKE '%procdump",
  ])
    assert.equal(isInQuery(text, text.indexOf('procdump')), true, text)
  for (const text of ['They ran "procdump', 'tools (mimikatz, procdump', 'It has "procdump'])
    assert.equal(isInQuery(text, text.indexOf('procdump')), text.startsWith('It has'), text)
})
