import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCves } from '../observables/cve.ts'
import { readPassage } from '../passage/passage.ts'
import { bestScore, bindScores } from './bind-scores.ts'

function scores(text: string): readonly string[] {
  const bound = bindScores(readPassage(text, 'body'), findCves(text))
  return [...bound].map(([id, of]) => `${id.slice(-4)} ${bestScore(of)?.score}`)
}

const rows: readonly (readonly [text: string, ...bound: string[]])[] = [
  ['CVE-2031-1001 (CVSS 7.2) and CVE-2031-1002 (CVSS 9.1) in it.', '1001 7.2', '1002 9.1'],
  ['CVSS 9.4: CVE-2031-1001. CVSS 6.1: CVE-2031-1002.', '1001 9.4', '1002 6.1'],
  ['CVE-2031-1001 and CVE-2031-1002 have CVSS scores of 8.8 and 6.5, respectively.', '1001 8.8', '1002 6.5'],
  ['CVE-2031-1001 and CVE-2031-1002 both carry a CVSS score of 9.3.', '1001 9.3', '1002 9.3'],
  ['It is CVE-2031-1001. The vendor says CVSS 8.6.', '1001 8.6'],
  ['They are CVE-2031-1001 and CVE-2031-1002. The vendor says CVSS 8.6.'],
  ['CVE-2031-1001: CVSS v2 7.5, CVSS v3 9.8, CVSS v4.0 9.1.', '1001 9.1'],
  ['CVE-2031-1001 has CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H only.', '1001 9.8'],
  ['| CVE | CVSS |\n|---|---|\n| CVE-2031-1001 | 8.1 |\n| CVE-2031-1002 | **5.4** |', '1001 8.1', '1002 5.4'],
  ['CVE-2031-1001 in version 9.8 of it.'],
]

for (const [text, ...bound] of rows)
  test(`scores of ${JSON.stringify(text.slice(0, 60))}`, () => {
    assert.deepEqual(scores(text), bound)
  })
