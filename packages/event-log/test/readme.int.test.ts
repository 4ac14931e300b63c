import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

test('the example of the README runs', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const directory = mkdtempSync(join(tmpdir(), 'readme-'))
  const program = (example ?? assert.fail('no example')).replace("'./data'", JSON.stringify(directory))
  const args = ['--input-type=module-typescript', '-e', program]
  const options = { cwd: root, encoding: 'utf8', timeout: 20_000, stdio: 'pipe' } as const
  execFileSync(process.execPath, args, options)
  rmSync(directory, { recursive: true })
})
