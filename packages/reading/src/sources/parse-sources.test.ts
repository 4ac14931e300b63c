import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInterval } from './parse-interval.ts'
import { parseSources } from './parse-sources.ts'

const file = `
sources:
  - name: Research
    kind: feed
    url: https://research.example.net/feed.xml
    interval: 30m
    tlp: green
    tags: [apt]
  - name: Local
    kind: feed
    path: feeds/local.xml
  - { name: Reports, kind: directory, path: ./reports/ }
  - name: One
    kind: file
    path: /srv/one.html
    enabled: false
`

function parse(text: string) {
  return parseSources(text, { baseDirectory: '/etc/huntwire' })
}

test('reads every kind of source with its defaults and absolute paths', () => {
  const parsed = parse(file)
  assert.ok(parsed.ok)
  const [research, local, reports, one] = parsed.sources
  assert.deepEqual(
    { ...research, id: '' },
    {
      id: '',
      name: 'Research',
      kind: 'feed',
      location: { kind: 'url', url: 'https://research.example.net/feed.xml' },
      intervalMs: 1_800_000,
      tlp: 'green',
      plainIndicators: 'reference',
      language: null,
      tags: ['apt'],
      backfill: 50,
      enabled: true,
      include: [],
      exclude: [],
      fullText: 'auto',
    },
  )
  assert.deepEqual(local?.kind === 'feed' && local.location, {
    kind: 'path',
    path: '/etc/huntwire/feeds/local.xml',
  })
  assert.equal(local?.intervalMs, 900_000)
  assert.equal(reports?.kind === 'directory' && reports.path, '/etc/huntwire/reports')
  assert.equal(one?.enabled, false)
})

test('the id depends on kind and place as written, not on the directory or the name', () => {
  const idOf = (text: string, baseDirectory: string) => {
    const parsed = parseSources(text, { baseDirectory })
    assert.ok(parsed.ok)
    return parsed.sources[0]?.id
  }
  const here = idOf('sources: [{ name: A, kind: directory, path: reports }]', '/a')
  assert.equal(here, idOf('sources: [{ name: B, kind: directory, path: ./reports/ }]', '/b'))
  assert.notEqual(here, idOf('sources: [{ name: A, kind: file, path: reports }]', '/a'))
})

test('names every problem at once with its line', () => {
  const parsed = parse(`sources:
  - name: A
    kind: feed
    url: ftp://files.example.net/x
    intervall: 5m
  - name: B
    kind: feed
  - name: C
    kind: mailbox
  - name: D
    kind: directory
    path: d
    interval: soon
    tlp: white
  - kind: file
    path: x
`)
  assert.ok(!parsed.ok)
  const found = parsed.problems.map(({ line, message }) => `${line} ${message}`).join('\n')
  assert.match(found, /^2 source "A": unknown setting `intervall`; there are .*interval/m)
  assert.match(found, /^4 source "A": url: .*ftp/m)
  assert.match(found, /^6 source "B": a feed needs either `url` or `path`/m)
  assert.match(found, /^9 source "C": kind: kind must be feed, kev, github-advisories, directory or file/m)
  assert.match(found, /^13 source "D": interval: "soon" is no interval/m)
  assert.match(found, /^14 source "D": tlp: /m)
  assert.match(found, /^15 source number 5: name: is missing/m)
})

test('names YAML faults, twins and an alias bomb', () => {
  const broken = parse('sources:\n  - name: "A\n')
  assert.ok(!broken.ok && broken.problems.length > 0)
  const twins = parse(
    'sources:\n  - { name: A, kind: file, path: x }\n  - { name: A, kind: file, path: ./x }\n',
  )
  assert.ok(!twins.ok)
  assert.deepEqual(twins.problems, [
    { line: 3, message: 'source "A": source number 1 has the same name' },
    { line: 3, message: 'source "A": source "A" reads the same place' },
  ])
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
    .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
    .join('\n')}\nsources: *h\n`
  assert.equal(parse(bomb).ok, false)
  assert.equal(parse('').ok, false)
  assert.equal(parse('- 1').ok, false)
})

test('an interval is a number with a unit', () => {
  assert.equal(parseInterval('15m'), 900_000)
  assert.equal(parseInterval('1d'), 86_400_000)
  for (const wrong of ['', '0s', '15', '-1m', '1.5h', '31d', '15 minutes'])
    assert.equal(parseInterval(wrong), null, wrong)
})
