import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statedDate } from './stated-date.ts'

test('a date on a line of its own, labelled, or beside a name is the date of the report', () => {
  for (const line of [
    '15 May 2026',
    'May 15, 2026',
    'Published: 2026-05-15',
    'A. Writer | 15 May 2026',
    'Date\t2026-05-15',
  ])
    assert.equal(statedDate(`Heron returns\n${line}\nThe operators`), '2026-05-15T00:00:00.000Z', line)
})

test('a date within a sentence, or far down, is none of the report', () => {
  assert.equal(statedDate('Heron returns\nOn 15 May 2026 the operators sent mail.'), null)
  assert.equal(statedDate(`${'line\n'.repeat(20)}15 May 2026`), null)
})
