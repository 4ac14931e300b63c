import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseOpml } from './parse-opml.ts'
import { parseSources } from './parse-sources.ts'
import { writeOpml } from './write-opml.ts'
import { writeSources } from './write-sources.ts'

const list = `\uFEFF<?xml version="1.0"?>
<!DOCTYPE opml [<!ENTITY x "expanded">]>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Vendors">
  <outline text="Research &amp; more">
    <outline type="rss" text="short" title="Lantern &lt;Labs&gt;" xmlUrl="https://labs.example.net/feed?a=1&amp;b=2" category="/apt/asia,crime"/>
  </outline>
  <outline text="Lantern &lt;Labs&gt;" xmlUrl="https://labs.example.net/other"/>
</outline>
<outline text="Twin" xmlUrl=" https://labs.example.net/other "/>
<outline text="Files" xmlUrl="file:///etc/passwd"/>
<outline xmlURL="https://nameless.example.net/rss"/>
<outline text="&x;" xmlUrl="https://entity.example.net/rss"/>
</body></opml>`

test('nested outlines, categories and titles become entries; twins and bad addresses are named', () => {
  const { entries, problems } = parseOpml(list)
  assert.deepEqual(entries, [
    {
      name: 'Lantern <Labs>',
      kind: 'feed',
      url: 'https://labs.example.net/feed?a=1&b=2',
      tags: ['Vendors', 'Research & more', 'apt', 'asia', 'crime'],
    },
    { name: 'Lantern <Labs> (2)', kind: 'feed', url: 'https://labs.example.net/other', tags: ['Vendors'] },
    {
      name: 'https://nameless.example.net/rss',
      kind: 'feed',
      url: 'https://nameless.example.net/rss',
      tags: [],
    },
    { name: '&x;', kind: 'feed', url: 'https://entity.example.net/rss', tags: [] },
  ])
  assert.equal(problems.length, 2)
  assert.match(problems[0] ?? '', /^line 10: "Twin" has the same address as "Lantern <Labs> \(2\)"/)
  assert.match(problems[1] ?? '', /^line 11: "Files" cannot be polled: .*\(file:\/\/\/etc\/passwd\)/)
})

test('a list that is nested too deep is read up to there, and says where it ends', () => {
  const feed = (name: string) => `<outline text="${name}" xmlUrl="https://${name}.example.net/"/>`
  const deep = `${'<outline text="g">'.repeat(150)}${feed('inner')}${'</outline>'.repeat(150)}`
  const { entries, problems } = parseOpml(`<opml>\n${feed('first')}\n${deep}${feed('last')}</opml>`)
  assert.deepEqual(
    entries.map(({ name }) => name),
    ['first'],
  )
  assert.match(problems.join(), /^line 3: outlines lie in more than 100 others/)
})

test('feeds of the same title are numbered, past titles that look like it', () => {
  const outlines = ['A', 'A (2)', 'A', 'A', 'A (2)'].map(
    (title, at) => `<outline text="${title}" xmlUrl="https://f${at}.example.net/"/>`,
  )
  assert.deepEqual(
    parseOpml(`<opml>${outlines.join('')}</opml>`).entries.map(({ name }) => name),
    ['A', 'A (2)', 'A (3)', 'A (4)', 'A (2) (2)'],
  )
  const one = '<opml><outline text="A" xmlUrl="https://f.example.net/"/></opml>'
  assert.equal(parseOpml(one, ['A']).entries[0]?.name, 'A (2)')
})

test('what is no OPML, and what lists nothing, says so', () => {
  assert.match(parseOpml('<rss/>').problems.join(), /no OPML/)
  assert.match(parseOpml('').problems.join(), /no OPML/)
  assert.match(parseOpml('<opml><body/></opml>').problems.join(), /no feed/)
})

test('10,000 nested outlines are not followed to their end', () => {
  const deep = '<outline text="a">'.repeat(10_000)
  const { entries, problems } = parseOpml(`<opml><body>${deep}<outline xmlUrl="https://a.example.net/"/>`)
  assert.deepEqual(entries, [])
  assert.match(problems.join(), /more than 100/)
})

test('imported, configured, exported and imported again it is the same', () => {
  const { entries } = parseOpml(list)
  const odd = {
    ...entries[0],
    name: 'quote " \' tab\t: # - {',
    url: 'https://odd.example.net/?q=%22',
    tags: ['é, /漏洞'],
  }
  const parsed = parseSources(writeSources([...entries, { ...odd, kind: 'feed' }]), { baseDirectory: '/' })
  assert.ok(parsed.ok, JSON.stringify(parsed))
  const exported = writeOpml(parsed.sources)
  const again = parseOpml(exported)
  assert.deepEqual(again.problems, [])
  assert.deepEqual(again.entries.slice(0, entries.length), entries)
  const last = again.entries.at(-1)
  assert.deepEqual([last?.name, last?.url, last?.tags], ['quote " \' tab : # - {', odd.url, ['é 漏洞']])
})

test('what XML cannot hold is not in the export', () => {
  const parsed = parseSources(
    'sources: [{ name: "a\\u0001b\\uD800<&>", kind: feed, url: "https://a.example.net/" }]',
    {
      baseDirectory: '/',
    },
  )
  assert.ok(parsed.ok)
  assert.match(writeOpml(parsed.sources), /text="a\uFFFDb\uFFFD&#60;&#38;&#62;"/)
})
