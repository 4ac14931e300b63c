import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutated } from '../../test/mutated.ts'
import type { Feed } from './feed.ts'
import { feedBuilder } from './feed-builder.ts'
import { readWithRssParser } from './read-with-rss-parser.ts'
import { readXmlTolerantly } from './read-xml-tolerantly.ts'
import { suitsRssParser } from './suits-rss-parser.ts'

const base = 'https://a.example/feed.xml'
const namespaces = `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"`

const wellFormed = [
  '<item><title>One</title><link>https://a.example/1</link><guid>https://a.example/1</guid></item>',
  '<item><title><![CDATA[A & B <b>c</b>]]></title><link>/2?a=1&amp;b=2</link><pubDate>Fri, 15 May 2026 10:00:00 GMT</pubDate></item>',
  '<item><title>&lt;i&gt;x&lt;/i&gt; &amp;amp; &#8217;</title><guid isPermaLink="false"> 3 </guid><pubDate>someday</pubDate></item>',
  '<item><description>short</description><content:encoded><![CDATA[<p>Long <a href="/x">x</a></p>]]></content:encoded></item>',
  '<item><dc:creator>A</dc:creator><dc:creator>B</dc:creator><category>c</category><category domain="d"><![CDATA[e & f]]></category></item>',
  '<item><atom:link rel="self" href="/self"/><atom:link href="/page"/><slash:comments>3</slash:comments><atom:updated>2026-05-15T08:00:00Z</atom:updated></item>',
  '<item><source url="https://b.example/">B</source><enclosure url="https://a.example/e.mp3" type="audio/mpeg" length="1"/></item>',
  '<item><author>a@a.example (A. Writer)</author><comments>https://a.example/c</comments></item>',
  '<item><title>&eacute;&nbsp;&lang;&hellip;&thetasym;</title></item>',
  '<item><!-- nothing --></item>',
  '<item/>',
]

function document(items: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- made for tests --><rss version="2.0" ${namespaces}><channel><title>T &amp; U</title><link>https://a.example/</link>
<atom:link rel="self" href="${base}"/><description>D</description><image><title>i</title><link>https://a.example/i</link></image>
${items}</channel></rss>`
}

/** The feed by both readers; null when rss-parser hands it on. */
async function readBoth(xml: string): Promise<{ readonly theirs: Feed; readonly ours: Feed } | null> {
  const root = suitsRssParser(xml)
  assert.ok(root !== null, xml)
  const [one, other] = [feedBuilder(base), feedBuilder(base)]
  const raw = await readWithRssParser(xml, root, one)
  if (raw === null) return null
  return { theirs: one.finish(raw), ours: other.finish(readXmlTolerantly([xml], base, other)) }
}

test('both readers give the same feed for what is well-formed', async () => {
  for (const items of [...wellFormed, wellFormed.join('\n'), '']) {
    const both = await readBoth(document(items))
    assert.ok(both !== null, items)
    assert.deepEqual(both.theirs, both.ours, items)
    if (items !== '') assert.ok(both.ours.items.length > 0)
  }
})

test('what rss-parser would read otherwise is handed on', async () => {
  const broken = [
    '<item><title>a & b</title></item>',
    '<item><title>a<b>c</b></title></item>',
    '<item><title>&NotEqualTilde;</title></item>',
    '<item><title>a</item>',
  ]
  for (const items of broken) assert.equal(await readBoth(document(items)), null, items)
})

test('both give the same for what has been altered and suits rss-parser all the same', async () => {
  let read = 0
  for (let seed = 0; seed < 6_000; seed++) {
    const xml = Buffer.from(mutated(document(wellFormed[seed % wellFormed.length] ?? ''), seed)).toString()
    if (suitsRssParser(xml) === null) continue
    const both = await readBoth(xml)
    if (both === null) continue
    assert.deepEqual(both.theirs, both.ours, `seed ${seed}`)
    read++
  }
  assert.ok(read > 1_000, `${read} read by both`)
})

test('rss-parser gets plain RSS 2.0 only', () => {
  const good = document(wellFormed[0] ?? '')
  assert.ok(suitsRssParser(good) !== null)
  const others = [
    good.replace('version="2.0"', 'version="0.91"'),
    good.replace('<item>', '<item xml:base="/x/">'),
    good.replace('<item>', '<item xmlns:x="urn:x">'),
    good.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:dc="http://purl.org/dc/terms/"'),
    good.replace('One', 'One&#150;Two'),
    good.replace('One', 'One\u0001'),
    good.replace('</rss>', ''),
    good.replace('<!--', '<!DOCTYPE rss><!--'),
    good.replace('One', 'x'.repeat(70_000)),
    '<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
  ]
  for (const xml of others) assert.equal(suitsRssParser(xml), null, xml.slice(0, 200))
})
