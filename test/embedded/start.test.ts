import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Brief, briefSchema } from '@huntwire/intel-model'
import { z } from 'zod'
import { eventually, huntwire, inDirectory, startHuntwire } from './run-huntwire.ts'

const listSchema = z.object({ items: z.array(briefSchema), next: z.string().nullable() })

function filesIn(directory: string): ReadonlyMap<string, string> {
  const names = readdirSync(directory).sort()
  return new Map(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]))
}

test('two clean runs write the same bytes, and a second run on the same data has nothing new', async () => {
  await inDirectory(async (cwd) => {
    const first = await huntwire(['start', '--once', '--data', 'a', '--out', 'out-a'], { cwd })
    assert.equal(first.code, 0, first.stderr)
    const second = await huntwire(['start', '--once', '--data', 'b', '--out', 'out-b'], { cwd })
    assert.equal(second.code, 0, second.stderr)
    const files = filesIn(join(cwd, 'out-a', 'briefs'))
    assert.ok(files.size >= 20)
    assert.deepEqual(filesIn(join(cwd, 'out-b', 'briefs')), files)

    const again = await huntwire(['start', '--once', '--data', 'a', '--out', 'out-a'], { cwd })
    assert.equal(again.code, 0, again.stderr)
    assert.match(again.stdout, / 0 new/)
    assert.deepEqual(filesIn(join(cwd, 'out-a', 'briefs')), files)
  })
})

test('configuration errors come all at once, before anything starts, with exit 2', async () => {
  await inDirectory(async (cwd) => {
    const env = { HUNTWIRE_INTAKE_TOKEN: 'short', HUNTWIRE_LOG_LEVEL: 'loud' }
    const wrong = await huntwire(['start', '--once', '--port', '99999', '--sources', 'none.yaml'], {
      cwd,
      env,
    })
    assert.equal(wrong.code, 2)
    for (const word of ['HUNTWIRE_INTAKE_TOKEN', 'HUNTWIRE_LOG_LEVEL', '--port', 'none.yaml']) {
      assert.ok(wrong.stderr.includes(word), `${word} in ${wrong.stderr}`)
    }
    assert.deepEqual(readdirSync(cwd), [])
  })
})

test('a running instance takes articles, shows them, keeps what is bad, and stops with 0', async () => {
  await inDirectory(async (cwd) => {
    const child = startHuntwire(['start', '--port', '0'], { cwd })
    try {
      const run = await eventually(async () => readRun(cwd))
      const base = `http://127.0.0.1:${run.port}`
      await eventually(async () => ((await fetch(`${base}/readyz`)).ok ? true : null))

      const other = await huntwire(['start', '--once'], { cwd })
      assert.equal(other.code, 2)
      assert.match(other.stderr, /is being written by process/)

      const article = {
        url: 'https://cert.example.net/a',
        title: 'Loader',
        text: 'It polls hxxps://c2.evil[.]example/x.',
      }
      const submitted = await huntwire(['submit', '-'], { cwd, input: JSON.stringify(article) })
      assert.equal(submitted.code, 0, submitted.stderr)
      const id = submitted.stdout.trim()
      const brief = await eventually(async () => briefAt(base, id))
      assert.equal(brief.title, 'Loader')
      assert.ok(
        brief.observables.some(
          (one) => one.value === 'https://c2.evil.example/x' && one.role === 'indicator',
        ),
      )

      const explained = await huntwire(['explain', id], { cwd })
      assert.equal(explained.code, 0, explained.stderr)
      assert.match(explained.stdout, /Severity: /)

      const page = await fetch(`${base}/`)
      assert.equal(page.status, 200)
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.match(await (await fetch(`${base}/brief/${id}`)).text(), /Loader/)
      const list = listSchema.parse(await (await fetch(`${base}/briefs?show=all`)).json())
      assert.ok(list.items.some((item) => item.id === id))
      assert.equal((await fetch(`${base}/briefs/${'0'.repeat(8)}`)).status, 404)
    } finally {
      child.kill('SIGTERM')
    }
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0)
    assert.equal(readRun(cwd), null)
  })
})

function readRun(cwd: string): { readonly port: number } | null {
  try {
    return JSON.parse(readFileSync(join(cwd, 'data', 'run.json'), 'utf8'))
  } catch {
    return null
  }
}

async function briefAt(base: string, id: string): Promise<Brief | null> {
  const answer = await fetch(`${base}/briefs/${id}`)
  return answer.ok ? briefSchema.parse(await answer.json()) : null
}
