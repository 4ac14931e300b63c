import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf } from '@huntwire/intel-model'
import { fileEndingOf, fileNameOf } from './file-name.ts'

function nameOf(url: string): string {
  const id = articleIdOf(url)
  return fileNameOf({ id, url }).slice(0, -fileEndingOf(id).length)
}

test('names are words of the URL and nothing that a file system or shell minds', () => {
  assert.equal(nameOf('https://www.labs.example/2026/Herons-Quill.html'), 'labs.example-2026-herons-quill')
  assert.equal(nameOf('https://labs.example/a?b=c#d'), 'labs.example-a')
  assert.equal(nameOf('urn:kev:CVE-2023-38831'), 'kev-cve-2023-38831')
  assert.equal(nameOf('https://a.example/../../etc/passwd%00'), 'a.example-etc-passwd-00')
  assert.equal(nameOf('urn:'), 'brief')
  assert.ok(nameOf(`https://a.example/${'x'.repeat(5_000)}`).length <= 80)
})
