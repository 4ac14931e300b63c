import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRatherFile } from './file-or-host.ts'

test('a short word with an ending of files is rather a file', () => {
  for (const name of ['setup.py', 'a.tar.sh', 'invoice.zip'])
    assert.equal(isRatherFile(name.split('.')), true, name)
  for (const name of ['www.evil.zip', 'code.mil.mm', 'evil.com', 'a.b.c.sh', 'evil.dev'])
    assert.equal(isRatherFile(name.split('.')), false, name)
})
