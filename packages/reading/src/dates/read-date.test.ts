import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from './read-date.ts'

const rows: readonly (readonly [text: string, iso: string | null])[] = [
  ['2026-05-15', '2026-05-15T00:00:00.000Z'],
  ['2026-05-15T08:00:00Z', '2026-05-15T08:00:00.000Z'],
  ['2026-05-15T08:00:00.5+02:00', '2026-05-15T06:00:00.500Z'],
  ['2026-05-15 08:00:00 +0000', '2026-05-15T08:00:00.000Z'],
  ['2026-05-15T08:00', '2026-05-15T08:00:00.000Z'],
  ['Fri, 15 May 2026 08:00:00 GMT', '2026-05-15T08:00:00.000Z'],
  ['Fri, 15 May 2026 08:00:00 -0700', '2026-05-15T15:00:00.000Z'],
  ['15 May 26 08:00 EDT', '2026-05-15T12:00:00.000Z'],
  ['Friday, 15-May-26 08:00:00 UTC', '2026-05-15T08:00:00.000Z'],
  ['May 15, 2026', '2026-05-15T00:00:00.000Z'],
  ['September 1st, 2026 at 8:05 PST', '2026-09-01T16:05:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['2026-01-01T99:00:00Z', null],
  ['yesterday', null],
  ['', null],
  ['1', null],
]

test('reads the dates of feeds and pages as UTC', () => {
  for (const [text, iso] of rows) assert.equal(readDate(text), iso, text)
})
