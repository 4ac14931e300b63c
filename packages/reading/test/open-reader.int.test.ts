import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readDocument } from '../src/documents/read-document.ts'
import { openReader, type ReaderOptions } from '../src/reader/open-reader.ts'

const sentence =
  '<p>The operators sent invoices with a script attached and waited for two days before they moved on.'
const large = Buffer.from(`<!doctype html><title>T</title>${sentence.repeat(5_000)}`)
const opened: ReturnType<typeof openReader>[] = []

function reader(options: ReaderOptions = {}): ReturnType<typeof openReader> {
  const made = openReader({ trustedBytes: 1_000, deadlineMs: 20_000, ...options })
  opened.push(made)
  return made
}

after(async () => {
  for (const each of opened) await each.close()
})

test('a process reads what this process reads, and is used again', async () => {
  const apart = reader()
  const expected = await readDocument(large, { url: 'https://a.example/x' })
  for (let round = 0; round < 3; round++)
    assert.deepEqual(await apart.readDocument(large, { url: 'https://a.example/x' }), expected)
  assert.deepEqual(
    (await apart.readSubmission({ url: 'https://a.example/x', html: String(large) })).title,
    'T',
  )
  assert.equal((await apart.readHtml(String(large), { url: null })).title, 'T')
  assert.equal(large.length, Buffer.byteLength(String(large)), 'the bytes are still ours')
})

test('of a page that takes too long the beginning is read, with a note; the next page finds a new process', async () => {
  const huge = Buffer.from(`<!doctype html>${sentence.repeat(40_000)}`)
  const hasty = reader({ deadlineMs: 1 })
  for (let round = 0; round < 2; round++) {
    const document = await hasty.readDocument(huge)
    assert.ok(document.kind === 'html')
    assert.match(
      document.read.notes.at(-1) ?? '',
      /^only the first 256 KiB are read: the whole takes longer than 0.001 s/,
    )
    assert.match(document.read.body, /^The operators/)
  }
  const html = await hasty.readHtml(String(huge), { url: null })
  assert.match(html.notes.at(-1) ?? '', /only the first 256 KiB/)
})

test('a process that uses too much memory ends, and the next page is read', async () => {
  const small = reader({ memoryMb: 256 })
  const page = Buffer.from(`<!doctype html>${'<p>word '.repeat(2_000_000)}`)
  const document = await small.readDocument(page)
  assert.ok(document.kind === 'html')
  assert.match(document.read.notes.at(-1) ?? '', /needs too much memory/)
  assert.deepEqual(await small.readDocument(large), await readDocument(large))
})

test('a report that takes too long is unreadable, with the reason', async () => {
  const document = await reader({ reportDeadlineMs: 1 }).readDocument(Buffer.from('%PDF-1.7 no report'))
  assert.deepEqual(document, {
    kind: 'unreadable',
    reason: 'the report was given up: the whole takes longer than 0.001 s',
  })
})

test('documents wait for a process, so many and no more', async () => {
  const busy = reader({ workers: 1, maxWaiting: 2 })
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => busy.readDocument(large)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  )
})

type Handle = { readonly type: string; readonly is_active: boolean }

function processes(): number {
  const handles: readonly Handle[] = Object(process.report.getReport()).libuv
  return handles.filter(({ type, is_active }) => type === 'process' && is_active).length
}

test('closing lets what is being read end, then nothing is read any more', async () => {
  const before = processes()
  const closing = reader({ workers: 2 })
  await closing.readDocument(large)
  assert.equal(processes(), before + 1)
  const reading = [closing.readDocument(large), closing.readDocument(large), closing.readDocument(large)]
  await closing.close()
  for (const document of await Promise.all(reading)) assert.equal(document.kind, 'html')
  await assert.rejects(closing.readDocument(large), /closed/)
  assert.equal(processes(), before)
})
