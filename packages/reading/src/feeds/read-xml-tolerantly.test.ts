import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Feed } from './feed.ts'
import { feedBuilder } from './feed-builder.ts'
import { readXmlTolerantly } from './read-xml-tolerantly.ts'

const base = 'https://a.example/feed.xml'

function read(chunks: Iterable<string>): Feed {
  const builder = feedBuilder(base)
  return builder.finish(readXmlTolerantly(chunks, base, builder))
}

function titlesOf(xml: string): readonly (string | null)[] {
  return read([xml]).items.map(({ title }) => title)
}

const item = (name: string) => `<item><title>${name}</title><link>/${name}</link><guid>${name}</guid></item>`
const rss = (inner: string) => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`

test('the same items wherever the text is cut', () => {
  const documents = [
    rss(
      `${item('a')}<item><title>b &amp; &#8217; <![CDATA[<c>]]></title><description>x<br>y</description></item>`,
    ),
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x/"><entry><title type="xhtml"><div>a <b>b</b></div></title>
     <link href="1"/><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry><entry><id>tag:2</id><!-- c --></entry></feed>`,
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>junk${rss(item('a'))}`,
  ]
  for (const xml of documents) {
    const whole = read([xml])
    assert.ok(whole.items.length > 0)
    assert.deepEqual(read(xml), whole)
    for (let at = 0; at <= xml.length; at++) assert.deepEqual(read([xml.slice(0, at), xml.slice(at)]), whole)
  }
})

test('a feed that breaks off keeps its whole items and says where', () => {
  const whole = rss(item('a') + item('b') + item('c'))
  const cut = read([whole.slice(0, whole.indexOf('<guid>c'))])
  assert.deepEqual(
    cut.items.map(({ id }) => id),
    ['a', 'b'],
  )
  assert.deepEqual(cut.problems, ['the feed breaks off within item 3, which was left out'])
  const end = read([whole.slice(0, whole.indexOf('</channel>'))])
  assert.equal(end.items.length, 3)
  assert.match(end.problems[0] ?? '', /breaks off before its end/)
})

test('wherever a feed is cut, the items that were whole come out as they were', () => {
  const documents = [
    rss(
      `${item('a')}<item><title>b <b>&amp;</b></title><description><![CDATA[<p>x</p>]]></description></item>${item('c')}`,
    ),
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content type="xhtml"><div>a</div></content></entry><entry><id>2</id></entry></feed>',
  ]
  for (const xml of documents) {
    const whole = read([xml]).items
    const ends = [...xml.matchAll(/<\/(?:item|entry)>/g)].map((match) => match.index + match[0].length)
    for (let cut = ends[0] ?? 0; cut < xml.length; cut++) {
      const count = ends.filter((end) => end <= cut).length
      assert.deepEqual(read([xml.slice(0, cut)]).items, whole.slice(0, count), `cut at ${cut}`)
    }
  }
})

test('an element that is not closed costs no other item', () => {
  for (const tag of ['</title>', '</link>', '</guid>', '</item>', '</channel>', '</rss>']) {
    const xml = rss(item('a') + item('b').replace(tag, '') + item('c'))
    const ids = read([tag === '</channel>' || tag === '</rss>' ? xml.replace(tag, '') : xml]).items.map(
      ({ id }) => id,
    )
    assert.ok(ids.includes('a') && ids.includes('c'), tag)
  }
  assert.deepEqual(titlesOf(rss(`<image><title>logo</title><url>u${item('a')}`).replace('T</title>', 'T')), [
    'a',
  ])
})

test('names, links and ids of other elements are not taken for the item’s own', () => {
  const xml = rss(`<image><title>logo</title><link>/logo</link></image>
    <item><source url="x"><title>other</title></source><media:content xmlns:media="http://search.yahoo.com/mrss/">
    <media:title>picture</media:title></media:content><x:title xmlns:x="urn:x">foreign</x:title><title>own</title>
    <author><name>N</name><uri>u</uri></author></item>`)
  const feed = read([xml])
  assert.equal(feed.title, 'T')
  assert.equal(feed.items[0]?.title, 'own')
  assert.equal(feed.items[0]?.author, 'N')
})

test('namespaces decide, not prefixes; an undeclared usual prefix is believed', () => {
  const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:b="http://purl.org/dc/elements/1.1/">
    <a:entry><a:title>t</a:title><a:link href="/1"/><b:creator>C</b:creator></a:entry></a:feed>`
  const [entry] = read([atom]).items
  assert.deepEqual([entry?.title, entry?.url, entry?.author], ['t', 'https://a.example/1', 'C'])
  const [undeclared] = read([
    rss('<item><dc:creator>D</dc:creator><content:encoded>c</content:encoded></item>'),
  ]).items
  assert.deepEqual([undeclared?.author, undeclared?.contentHtml], ['D', 'c'])
})

test('deep nesting within an item costs its depth only', () => {
  const deep = `<item><title>deep</title><description>${'<font>'.repeat(5_000)}x</description></item>`
  const feed = read([rss(deep + item('b'))])
  assert.deepEqual(
    feed.items.map(({ title }) => title),
    ['deep', 'b'],
  )
  assert.match(feed.problems[0] ?? '', /nested more than 1000 deep/)
})
