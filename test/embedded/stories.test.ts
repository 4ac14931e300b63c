import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { briefSchema } from '@huntwire/intel-model'
import { z } from 'zod'
import { eventually, huntwire, inDirectory, startHuntwire } from './run-huntwire.ts'

const answerSchema = z.object({
  articleId: z.string(),
  storyId: z.string(),
  relation: z.enum(['new', 'same-article', 'duplicate', 'same-story']),
  of: z.string().nullable(),
})

const report = Array.from({ length: 240 }, (_, index) => `word${(index * 37) % 241}`).join(' ')
const first = { url: 'https://labs.example.net/heron', title: 'Heron', text: report, source: 'Labs' }
const copy = {
  url: 'https://mirror.example.org/2026/heron-again/amp?utm_source=feed',
  title: 'Heron, told again',
  text: `Seen elsewhere. ${report}`,
  source: 'Mirror',
}
const half = { url: 'https://wire.example.com/7', text: `${report.slice(0, 900)} ${'own '.repeat(3)}` }
const other = { url: 'https://labs.example.net/egret', text: report.replaceAll('word', 'egret') }

test('a batch of articles: each with its story, bad lines in their place', async () => {
  await inDirectory(async (cwd) => {
    const again = { ...copy, url: 'https://mirror.example.org/2026/heron-again' }
    const lines = [first, copy, '{"title":"no url"}', half, other, again]
    const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
    const { code, stdout } = await huntwire(['stories', '--batch'], { cwd, input })
    assert.equal(code, 1)
    const answers = stdout.trimEnd().split('\n')
    assert.match(answers.splice(2, 1)[0] ?? '', /"line":3/)
    const [told, copied, excerpt, apart, repeated] = answers.map((line) =>
      answerSchema.parse(JSON.parse(line)),
    )
    assert.ok(told && copied && excerpt && apart && repeated)
    assert.deepEqual(told, { ...told, storyId: told.articleId, relation: 'new', of: null })
    assert.deepEqual(copied, {
      ...copied,
      storyId: told.articleId,
      relation: 'duplicate',
      of: told.articleId,
    })
    assert.equal(excerpt.storyId, told.articleId)
    assert.equal(apart.relation, 'new')
    assert.deepEqual(repeated, { ...copied, relation: 'same-article', of: copied.articleId })
    assert.equal((await huntwire(['stories'], { cwd })).code, 2)
  })
})

test('two articles of one story have its id, one row, and name each other', async () => {
  await inDirectory(async (cwd) => {
    const child = startHuntwire(['start', '--port', '0'], { cwd })
    try {
      const base = await eventually(async () => baseOf(cwd))
      await eventually(async () => ((await fetch(`${base}/readyz`)).ok ? true : null))
      const input = JSON.stringify(first)
      const id = (await huntwire(['submit', '-'], { cwd, input })).stdout.trim()
      await eventually(async () => ((await fetch(`${base}/briefs/${id}`)).ok ? true : null))
      const copyId = (await huntwire(['submit', '-'], { cwd, input: JSON.stringify(copy) })).stdout.trim()
      const told = await eventually(async () => {
        const answer = await fetch(`${base}/briefs/${copyId}`)
        return answer.ok ? briefSchema.parse(await answer.json()) : null
      })
      assert.equal(told.storyId, id)
      assert.equal(told.url, 'https://mirror.example.org/2026/heron-again')
      const textAt = async (path: string) => (await fetch(`${base}${path}`)).text()
      assert.match(await textAt(`/brief/${id}`), /Also told by.*Mirror.*Heron, told again/s)
      assert.match(await textAt(`/brief/${copyId}`), /Also told by.*Labs/s)
      const list = await textAt('/?show=all&q=heron')
      assert.match(list, /2 briefs of 1 story/)
      assert.match(await textAt(`/?show=all&story=${id}`), /2 briefs/)
      const { items } = z
        .object({ items: z.array(briefSchema) })
        .parse(JSON.parse(await textAt('/briefs?q=heron')))
      assert.equal(items.length, 2)
    } finally {
      child.kill('SIGTERM')
    }
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0)
  })
})

function baseOf(cwd: string): string | null {
  try {
    const run: { readonly port: number } = JSON.parse(readFileSync(join(cwd, 'data', 'run.json'), 'utf8'))
    return `http://127.0.0.1:${run.port}`
  } catch {
    return null
  }
}
