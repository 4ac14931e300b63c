import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { huntwire } from './run-huntwire.ts'

const runHuntwire = (args: readonly string[]) => huntwire(args, { cwd: folder })
const folder = mkdtempSync(join(tmpdir(), 'sources-'))
after(() => rmSync(folder, { recursive: true }))

test('a feed of a list, linted, polled and shown', async () => {
  const opml = join(folder, 'list.opml')
  const file = join(folder, 'sources.yaml')
  const data = join(folder, 'data')
  writeFileSync(
    opml,
    `<opml version="2.0"><body><outline text="Vendors">
<outline text="Lantern" xmlUrl="http://127.0.0.1:9/feed"/><outline text="Twin" xmlUrl="http://127.0.0.1:9/feed"/>
</outline></body></opml>`,
  )
  const imported = await runHuntwire(['sources', 'import', opml])
  assert.equal(imported.code, 1)
  assert.match(imported.stderr, /list\.opml: line 2: "Twin" has the same address as "Lantern"/)
  writeFileSync(file, `${imported.stdout}  - { name: Nothing, kind: directory, path: ${folder} }\n`)

  const linted = await runHuntwire(['sources', 'lint', file])
  assert.equal(linted.code, 0, linted.stdout)
  const exported = await runHuntwire(['sources', 'export', file])
  assert.match(exported.stdout, /<outline type="rss" text="Lantern".*category="Vendors"\/>/)

  const list = () => runHuntwire(['sources', '--sources', file, '--data', data, '--json'])
  const before = JSON.parse((await list()).stdout)
  assert.deepEqual(
    before.items.map(({ state }: { state: string }) => state),
    ['waiting', 'waiting'],
  )
  await runHuntwire(['start', '--once', '--sources', file, '--data', data, '--out', join(folder, 'out')])
  const { items } = JSON.parse((await list()).stdout)
  assert.partialDeepStrictEqual(items, [
    { name: 'Lantern', state: 'failing', failures: 1, items: 0 },
    { name: 'Nothing', state: 'empty', failures: 0 },
  ])
  const table = await runHuntwire(['sources', 'list', '--sources', file, '--data', data])
  assert.match(table.stdout, /^Lantern +failing .*\n +the last poll failed: /m)
})

test('lint names every fault with its line, and wrong words are wrong usage', async () => {
  const file = join(folder, 'faulty.yaml')
  writeFileSync(
    file,
    'sources:\n  - name: A\n    kind: feed\n    url: ftp://a.example.net/\n    tlp: white\n',
  )
  const { code, stdout } = await runHuntwire(['sources', 'lint', file])
  assert.equal(code, 1)
  assert.match(stdout, /faulty\.yaml:4: source "A": url: /)
  assert.match(stdout, /faulty\.yaml:5: source "A": tlp: /)
  assert.equal((await runHuntwire(['sources', 'polish'])).code, 2)
})
