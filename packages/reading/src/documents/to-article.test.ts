import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf, articleSchema, type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import { maxBodyLength, needsFetch, readSubmission } from './read-article.ts'
import { toArticle } from './to-article.ts'

const url = 'https://blog.example.net/a'

function article(submission: SubmittedArticle) {
  return toArticle({ submission, read: readSubmission(submission), url: submission.url, sourceName: 'Blog' })
}

test('an article has the id of its URL and the hash of its body as revision', () => {
  const made = article({ url, text: 'First\nsecond' })
  assert.equal(made.id, articleIdOf(url))
  assert.equal(made.revision, sha256Hex('First\nsecond'))
  assert.equal(made.bodySha256, made.revision)
  assert.equal(made.title, 'First')
  assert.deepEqual(made.source, { name: 'Blog', url, published: null })
  assert.equal(made.tlp, 'clear')
  assert.ok(articleSchema.safeParse(made).success)
})

test('what the producer says comes before what the page says, and the URL is the last title', () => {
  const html = '<html lang=de><title>Page</title><meta name=date content=2026-01-01><p>x'
  const page = article({ url, html })
  assert.deepEqual([page.title, page.language, page.published], ['Page', 'de', '2026-01-01T00:00:00.000Z'])
  const said = article({
    url,
    html,
    title: ' Given\n title ',
    language: 'en',
    published: '2026-02-02T00:00:00.000Z',
  })
  assert.deepEqual(
    [said.title, said.language, said.published],
    ['Given title', 'en', '2026-02-02T00:00:00.000Z'],
  )
  assert.equal(article({ url, text: '' }).title, url)
})

test('only what brings no text and has a page is fetched', () => {
  assert.equal(needsFetch({ url, title: 'T' }), true)
  assert.equal(needsFetch({ url, text: '' }), false)
  assert.equal(needsFetch({ url: 'urn:kev:CVE-2026-1234', title: 'T' }), false)
  const bare = article({ url: 'urn:kev:CVE-2026-1234', title: 'T' })
  assert.equal(bare.body, '')
  assert.match(bare.notes[0] ?? '', /only a title/)
})

test('a body over the cap is cut between characters, with a note', () => {
  const long = readSubmission({ url, text: `${'a'.repeat(maxBodyLength - 1)}😀 and more` })
  assert.equal(long.body.length, maxBodyLength - 1)
  assert.deepEqual(long.main, [{ start: 0, end: maxBodyLength - 1 }])
  assert.deepEqual(long.notes, ['body cut at 1 MiB'])
})

test('pages that begin behind the end of the text are left out, with a note', () => {
  const read = readSubmission({ url, text: 'First\nsecond', pages: [0, 6, 13, 99] })
  assert.deepEqual(read.pages, [0, 6])
  assert.deepEqual(read.notes, ['2 of 4 pages begin behind the end of the text and are left out'])
  assert.deepEqual(readSubmission({ url, text: 'First\nsecond', pages: [0, 6] }).notes, [])
})
