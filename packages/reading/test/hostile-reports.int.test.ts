import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openReader } from '../src/reader/open-reader.ts'
import { hostileReports } from '../test-support/hostile-reports.ts'
import { placedLines, writePdf } from '../test-support/write-pdf.ts'

const reader = openReader({ memoryMb: 512, reportDeadlineMs: 2_000 })
after(reader.close)

/** What becomes of them: refused, given up, or read as far as it makes sense. */
const known =
  /^(?:the DOCX unpacks to more|the report was given up: (?:it needs too much memory|the whole takes longer))/

for (const [name, write] of Object.entries(hostileReports)) {
  test(`${name}: this process lives, and the next report is read`, async () => {
    const document = await reader.readDocument(write())
    if (document.kind === 'unreadable')
      assert.match(document.reason, name.includes('rows of a gigabyte') ? /hold no text/ : known)
    else assert.ok(document.kind === 'report' && document.read.body.length <= 1_000_000)
    const next = await reader.readDocument(writePdf([placedLines(['Heron returns'], { x: 50, y: 60 })]))
    assert.ok(next.kind === 'report')
    assert.equal(next.read.body, 'Heron returns')
  })
}
