import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sha256Hex } from '@huntwire/intel-model'
import { readDocument } from '../src/documents/read-document.ts'
import type { DirectorySource } from '../src/sources/configured-source.ts'
import {
  type FileReading,
  readDirectorySource,
  readFileSource,
} from '../src/sources/read-directory-source.ts'

const common = {
  id: 's',
  name: 'Reports',
  intervalMs: 1,
  language: null,
  backfill: 50,
  enabled: true,
  include: [],
  exclude: [],
} as const
let path = ''
let source: DirectorySource

before(async () => {
  path = await mkdtemp(join(tmpdir(), 'huntwire-reading-'))
  source = { ...common, kind: 'directory', path, tlp: 'green', plainIndicators: 'reference', tags: ['own'] }
  await writeFile(join(path, 'c.txt'), 'Plain report')
  await writeFile(
    join(path, 'a.json'),
    '{"url":"https://blog.example.net/a","title":"A","tlp":"red","tags":["x"]}',
  )
  await writeFile(join(path, 'b.html'), '<link rel=canonical href="https://blog.example.net/b"><p>text')
  await writeFile(join(path, 'd.pdf'), '%PDF-1.7')
  await writeFile(join(path, '.hidden.txt'), 'x')
  await writeFile(join(path, 'notes.log'), 'x')
  await mkdir(join(path, 'e.txt'))
})
after(() => rm(path, { recursive: true }))

test('reads the article files of a directory by name; what cannot be read is named', async () => {
  const readings: FileReading[] = []
  for await (const reading of readDirectorySource(source, readDocument)) readings.push(reading)
  assert.deepEqual(
    readings.map((reading) => (reading.ok ? reading.submission.url : reading.reason)),
    [
      'https://blog.example.net/a',
      'https://blog.example.net/b',
      `urn:sha256:${sha256Hex('Plain report')}`,
      `${join(path, 'd.pdf')}: the PDF is broken (Invalid PDF structure.): give another copy, or the text`,
    ],
  )
  const [first] = readings
  assert.ok(first?.ok)
  assert.deepEqual(
    [first.submission.tlp, first.submission.tags, first.submission.source],
    ['red', ['own', 'x'], 'Reports'],
  )
})

test('a file source reads one file, and a missing one is named', async () => {
  const one = await readFileSource({ ...source, kind: 'file', path: join(path, 'c.txt') }, readDocument)
  assert.ok(one.ok && one.submission.text === 'Plain report')
  const missing = await readFileSource(
    { ...source, kind: 'file', path: join(path, 'none.txt') },
    readDocument,
  )
  assert.match(missing.ok ? '' : missing.reason, /none\.txt: it cannot be read/)
})
