import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256Hex } from '@huntwire/intel-model'
import { documentToSubmission } from './document-to-submission.ts'
import { readDocument } from './read-document.ts'

const kinds: readonly (readonly [bytes: string, kind: string])[] = [
  ['{"url":"https://blog.example.net/a","title":"A"}', 'submission'],
  ['{"title":"A"}', 'text'],
  ['<!DOCTYPE html>\nhi', 'html'],
  ['plain start <p class="x">then a tag', 'html'],
  ['# Report\ntext', 'markdown'],
  ['text\n```\ncode\n```', 'markdown'],
  ['see [the report](https://blog.example.net/a)', 'markdown'],
  ['evil[.](com) and 10[.]9[.]8[.]7', 'text'],
  ['mail from <john@mail.example> # 1', 'text'],
  [`${' '.repeat(1_100)}<p>late`, 'text'],
]

test('tells the kinds of input apart by what they hold', async () => {
  for (const [text, kind] of kinds) assert.equal((await readDocument(Buffer.from(text))).kind, kind, text)
})

test('what a server calls HTML is HTML with its first tag further down', async () => {
  const page = Buffer.from(`<!--${' '.repeat(1_100)}--><p>late`)
  const html = { contentType: 'text/html; charset=utf-8' }
  assert.equal((await readDocument(page)).kind, 'text')
  assert.equal((await readDocument(page, html)).kind, 'html')
  assert.equal((await readDocument(Buffer.from('no tag'), html)).kind, 'text')
})

test('text and Markdown are unchanged, with the first line or heading as title', async () => {
  const text = await readDocument(Buffer.from('\n  First line  \nsecond\n'))
  assert.ok(text.kind === 'text')
  assert.equal(text.read.body, '\n  First line  \nsecond\n')
  assert.equal(text.read.title, 'First line')
  assert.deepEqual(text.read.main, [{ start: 0, end: text.read.body.length }])
  const markdown = await readDocument(Buffer.from('intro\n\n## The *report* ##\n'))
  assert.ok(markdown.kind === 'markdown')
  assert.equal(markdown.read.title, 'The *report*')
  assert.equal(markdown.read.body, 'intro\n\n## The *report* ##\n')
})

test('says in words what has no text', async () => {
  const reasonOf = async (bytes: Uint8Array) => {
    const document = await readDocument(bytes)
    return document.kind === 'unreadable' ? document.reason : document.kind
  }
  assert.match(await reasonOf(Buffer.alloc(0)), /empty/)
  assert.match(await reasonOf(Buffer.from('%PDF-1.7')), /PDF is broken .*give another copy/)
  assert.match(await reasonOf(Buffer.from('PK\u0003\u0004 word/document.xml')), /DOCX is broken or cut off/)
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  assert.match(await reasonOf(ole), /old kind/)
  const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
  assert.match(await reasonOf(locked), /password/)
  assert.match(await reasonOf(Buffer.from('PK\u0003\u0004 x')), /zip/)
  assert.match(await reasonOf(Buffer.from([1, 2, 0, 3])), /binary/)
  assert.match(await reasonOf(Buffer.from('{"url":1,"tlp":"white"}')), /url: .*; tlp: /)
})

test('a file is submitted under its URL, its trusted canonical link or the hash of its bytes', async () => {
  const page = Buffer.from('<link rel=canonical href="https://blog.example.net/a"><p>text')
  const urlOf = async (options: { url?: string; trustCanonical?: boolean }) => {
    const read = await documentToSubmission(page, { ...options, readDocument })
    return read.ok ? read.submission.url : read.reason
  }
  assert.equal(await urlOf({}), `urn:sha256:${sha256Hex(page)}`)
  assert.equal(await urlOf({ trustCanonical: true }), 'https://blog.example.net/a')
  assert.equal(await urlOf({ url: 'https://b.example.net/', trustCanonical: true }), 'https://b.example.net/')
  assert.deepEqual(await documentToSubmission(Buffer.from('hello'), { readDocument }), {
    ok: true,
    submission: { url: `urn:sha256:${sha256Hex('hello')}`, text: 'hello' },
  })
})
