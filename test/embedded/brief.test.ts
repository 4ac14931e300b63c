import assert from 'node:assert/strict'
import { test } from 'node:test'
import { briefSchema, sha256Hex } from '@huntwire/intel-model'
import { huntwire, inDirectory, startHuntwire } from './run-huntwire.ts'

const text = 'A loader polls hxxps://c2.evil[.]example/x.\nIt exploits CVE-2023-38831.'

test('a text on stdin gives a brief with the seven parts', async () => {
  await inDirectory(async (cwd) => {
    const { code, stdout } = await huntwire(['brief', '-'], { cwd, input: text })
    assert.equal(code, 0)
    assert.match(stdout, /^# \[(CRIT|HIGH|MED|LOW|INFO)\] /)
    assert.deepEqual(stdout.match(/^## .*$/gm), [
      '## Threat Profile',
      '## Indicators of Compromise (high-fidelity only)',
      '## MITRE ATT&CK Techniques',
      '## Kill chain phases observed',
      '## Recommended hunts',
      '## Why this matters',
      '## About this brief',
    ])
  })
})

test('the JSON of a text has the URN of its bytes and quotes at their offsets', async () => {
  await inDirectory(async (cwd) => {
    const { stdout } = await huntwire(['brief', '--format', 'json'], { cwd, input: text })
    const brief = briefSchema.parse(JSON.parse(stdout))
    assert.equal(brief.url, `urn:sha256:${sha256Hex(text)}`)
    assert.equal(brief.bodySha256, sha256Hex(text))
    for (const { evidence } of brief.observables)
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
    assert.ok(brief.observables.length > 0)
  })
})

test('a batch answers each line in its place, and exit 1 when one was bad', async () => {
  await inDirectory(async (cwd) => {
    const article = JSON.stringify({ url: 'https://labs.example.net/a', title: 'A', text })
    const { code, stdout } = await huntwire(['brief', '--batch'], {
      cwd,
      input: `${article}\nnonsense\n\n${article}\r\n`,
    })
    assert.equal(code, 1)
    const [first, bad, last] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.equal(briefSchema.parse(first).title, 'A')
    assert.equal(bad.error.line, 2)
    assert.deepEqual(last, first)
  })
})

test('a reader that stops reading ends the command quietly', async () => {
  await inDirectory(async (cwd) => {
    const child = startHuntwire(['observables', '--batch'], { cwd })
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    const line = `${JSON.stringify({ id: 'a', text })}\n`
    child.stdin?.on('error', () => undefined).write(line)
    child.stdout?.once('data', () => {
      child.stdout?.destroy()
      child.stdin?.write(line.repeat(2_000))
      child.stdin?.end()
    })
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0)
    assert.equal(stderr, '')
  })
})

const wrong = [
  { name: 'no command', args: [], code: 2, says: /which command/ },
  { name: 'an unknown command', args: ['nonsense'], code: 2, says: /no command "nonsense"/ },
  { name: 'a command to come', args: ['verify'], code: 2, says: /not there yet/ },
  { name: 'an unknown option', args: ['brief', '--nonsense'], code: 2, says: /--nonsense/ },
  { name: 'an unknown format', args: ['brief', '--format', 'pdf'], code: 2, says: /is no format/ },
  {
    name: 'a file that is not there',
    args: ['brief', 'none.html'],
    code: 1,
    says: /none\.html: cannot be read/,
  },
  { name: 'nobody to submit to', args: ['submit', '-'], code: 3, says: /nothing runs on/ },
] as const

for (const { name, args, code, says } of wrong) {
  test(`says what is wrong: ${name}`, async () => {
    await inDirectory(async (cwd) => {
      const ended = await huntwire(args, { cwd, input: text })
      assert.equal(ended.code, code)
      assert.match(ended.stderr, says)
      assert.equal(ended.stdout, '')
    })
  })
}
