import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { readLines } from './read-lines.ts'
import { runBatch } from './run-batch.ts'

async function* chunksOf(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

test('the same lines, wherever the stream is cut', async () => {
  const input = '{"a":1}\r\n\n  \n"ünï"\nlast'
  for (let size = 1; size <= 30; size += 1) {
    const lines: [number, string][] = []
    for await (const { number, bytes } of readLines(chunksOf(input, size))) {
      lines.push([number, Buffer.from(bytes).toString()])
    }
    assert.deepEqual(lines, [
      [1, '{"a":1}'],
      [4, '"ünï"'],
      [5, 'last'],
    ])
  }
})

async function batch(input: string | Uint8Array) {
  const output = new PassThrough({ encoding: 'utf8' })
  const code = await runBatch({
    input: chunksOf(input, 7),
    output,
    answer: (json) =>
      typeof json === 'number'
        ? { ok: true, value: { twice: json * 2 } }
        : { ok: false, reason: 'no number', id: 'x' },
  })
  output.end()
  return { code, lines: (await output.toArray()).join('').trimEnd().split('\n') }
}

test('answers in order, bad lines in their place with their number, exit 1', async () => {
  const { code, lines } = await batch('1\n\n"a"\r\n{"b\n4')
  assert.equal(code, 1)
  assert.equal(lines[0], '{"twice":2}')
  assert.equal(lines[1], '{"id":"x","error":{"line":3,"reason":"no number"}}')
  assert.match(lines[2] ?? '', /^\{"error":\{"line":4,"reason":"not JSON/)
  assert.equal(lines[3], '{"twice":8}')
})

test('bytes that are no UTF-8 are a bad line', async () => {
  const { code, lines } = await batch(Buffer.from([0x22, 0xff, 0x22, 0x0a, 0x31]))
  assert.equal(code, 1)
  assert.match(lines[0] ?? '', /"line":1/)
  assert.equal(lines[1], '{"twice":2}')
})

test('all good is exit 0, nothing is nothing', async () => {
  assert.equal((await batch('1\n2\n')).code, 0)
  assert.deepEqual(await batch(''), { code: 0, lines: [''] })
})

test('an answer is written before more input is needed', async () => {
  const input = new PassThrough()
  const output = new PassThrough({ encoding: 'utf8' })
  const done = runBatch({ input, output, answer: (json) => ({ ok: true, value: json }) })
  input.write('1\n')
  const [first] = await new Promise<string[]>((resolve) => output.once('data', (chunk) => resolve([chunk])))
  assert.equal(first, '1\n')
  input.end()
  assert.equal(await done, 0)
})
