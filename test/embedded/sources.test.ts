import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { z } from 'zod'
import { eventually, finished, huntwire, inDirectory, startHuntwire } from './run-huntwire.ts'

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

test('a running instance says how its sources do, as a page, as JSON and to the command', async () => {
  await inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'sources.yaml'), 'sources: [{ name: Missing, kind: file, path: missing.md }]\n')
    const child = startHuntwire(['start', '--port', '0'], { cwd })
    try {
      const port = await eventually(async () => portIn(join(cwd, 'data', 'run.json')))
      const ask = (path: string, accept: string) =>
        fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } })
      const page = await eventually(async () => {
        const text = await (await ask('/sources', 'text/html')).text()
        return text.includes('failing') ? text : null
      })
      assert.match(page, /the last poll failed|missing\.md/)
      assert.match(await (await ask('/', 'text/html')).text(), /<a href="\/sources">/)
      const listed = await huntwire(['sources', '--json'], { cwd })
      assert.deepEqual(JSON.parse(listed.stdout), await (await ask('/sources', 'application/json')).json())
      assert.match(
        await (await ask('/metrics', '*/*')).text(),
        /huntwire_source_poll_failures_total\{source="Missing"\} 1\n/,
      )
    } finally {
      child.kill('SIGTERM')
      await finished(child)
    }
  })
})

function portIn(runFile: string): number | null {
  if (!existsSync(runFile)) return null
  return z.object({ port: z.number() }).parse(JSON.parse(readFileSync(runFile, 'utf8'))).port
}

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
