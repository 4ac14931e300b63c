import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statedScores } from './stated-scores.ts'

const rows: readonly (readonly [text: string, ...scores: string[]])[] = [
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', '7.5 v2'],
  ['(AV:N/AC:L/Au:N/C:C/I:C/A:C)', '10 v2'],
  ['AV:L/AC:H/Au:N/C:C/I:C/A:C', '6.2 v2'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N 9.3', '9.3 v4.0'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '9.3 v4.0'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', '9.3 v4.0'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H'],
  ['CVSSv3.1 8.1', '8.1 v3.1'],
  ['rated 9.6 out of 10', '9.6 v'],
  ['Severity: Critical (9.8)', '9.8 v'],
  ['CVSS-Score 9,8', '9.8 v'],
  ['a CVSS v3.1 score is not yet known'],
  ['on the CVSS scale and in version 2.0'],
  ['it operated version 9.8 out of ten'],
]

for (const [text, ...scores] of rows)
  test(`scores in ${JSON.stringify(text)}`, () => {
    const found = statedScores(text)
    assert.deepEqual(
      found.map(({ score, version }) => `${score} v${version ?? ''}`),
      scores,
    )
    for (const { start, end } of found) assert.ok(start >= 0 && end <= text.length && start < end)
  })
