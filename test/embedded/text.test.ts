import assert from 'node:assert/strict'
import { test } from 'node:test'
import { huntwire, inDirectory } from './run-huntwire.ts'

const prose =
  'The operators sent invoices with a script attached and waited for two days before they moved on.'
const html = `<!doctype html><html lang="en"><title>Heron returns | Blog</title><meta name="author" content="A. Writer">
  <nav>Home</nav><article><h1>Heron returns</h1><p>${prose}</p><p>${prose}</p></article>
  <table><tr><td>Domain</td><td>relay.drop[.]example</td></tr></table>`

test('the text of a page: what it says of itself, main and body', async () => {
  await inDirectory(async (cwd) => {
    const { code, stdout } = await huntwire(['text', '-', '--url', 'https://a.example/heron'], {
      cwd,
      input: html,
    })
    assert.equal(code, 0)
    assert.deepEqual(JSON.parse(stdout), {
      title: 'Heron returns',
      author: 'A. Writer',
      published: null,
      language: 'en',
      canonical: null,
      main: `${prose}\n${prose}`,
      body: `Heron returns\n${prose}\n${prose}\nDomain\trelay.drop[.]example`,
      method: 'container',
      notes: [],
    })
  })
})

test('a batch of pages, each answer with its id; a large page among them is read like any other', async () => {
  await inDirectory(async (cwd) => {
    const large = `${html}${`<p>${prose}</p>`.repeat(4_000)}`
    const lines = [{ id: 'a', html, url: 'https://a.example/heron' }, { id: 'b' }, { id: 'c', html: large }]
    const { code, stdout } = await huntwire(['text', '--batch'], {
      cwd,
      input: lines.map((line) => JSON.stringify(line)).join('\n'),
    })
    assert.equal(code, 1)
    const [first, bad, last] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual([first.id, first.title], ['a', 'Heron returns'])
    assert.equal(bad.id, 'b')
    assert.match(bad.error.reason, /html/)
    assert.equal(last.id, 'c')
    assert.ok(last.body.length > 4_000 * prose.length)
    assert.deepEqual(last.notes, [])
  })
})

test('what is no article is named, and ends with 1', async () => {
  await inDirectory(async (cwd) => {
    const { code, stderr } = await huntwire(['text', '-'], { cwd, input: new Uint8Array([1, 0, 2]) })
    assert.equal(code, 1)
    assert.match(stderr, /binary data/)
  })
})
