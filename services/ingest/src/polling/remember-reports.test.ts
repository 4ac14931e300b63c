import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ReadDocument, readSubmission } from '@huntwire/reading'
import { rememberReports } from './remember-reports.ts'

const read = readSubmission({ url: 'urn:x:1', text: 'text' })

function counting(kindOf: (text: string) => ReadDocument) {
  const asked: string[] = []
  const readDocument = rememberReports(async (bytes) => {
    const text = Buffer.from(bytes).toString()
    asked.push(text)
    return kindOf(text)
  })
  return { asked, read: (text: string) => readDocument(Buffer.from(text)) }
}

test('a report is read once, until other reports have taken its place; what it holds decides', async () => {
  const { asked, read: readAgain } = counting(() => ({ kind: 'report', read }))
  const first = await readAgain('a')
  assert.equal(await readAgain('a'), first)
  await readAgain('b')
  assert.deepEqual(asked, ['a', 'b'])
  for (let other = 0; other < 200; other++) await readAgain(`other ${other}`)
  await readAgain('a')
  assert.equal(asked.filter((text) => text === 'a').length, 2)
})

test('pages and what cannot be read are read each time', async () => {
  const { asked, read: readAgain } = counting((text) =>
    text === 'page' ? { kind: 'html', text, read } : { kind: 'unreadable', reason: 'broken' },
  )
  for (const text of ['page', 'page', 'broken', 'broken']) await readAgain(text)
  assert.equal(asked.length, 4)
})
