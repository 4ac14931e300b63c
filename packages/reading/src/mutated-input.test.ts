import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutated } from '../test/mutated.ts'
import { readDocument } from './documents/read-document.ts'
import { mainText } from './pages/read-page.ts'

const seeds = [
  `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="i"><channel><title>T</title><link>https://a.example/</link>
   <image><url>u</url></image><itunes:owner><itunes:name>n</itunes:name></itunes:owner><itunes:keywords text="k"/>
   <item><title>A &amp; B</title><link>/1</link><guid isPermaLink="false">1</guid><pubDate>Fri, 15 May 2026 10:00:00 GMT</pubDate>
   <description><![CDATA[<p>x</p>]]></description><enclosure url="e"/><itunes:image href="h"/></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&lt;b&gt;</title><link href="/"/><entry><id>1</id><title>T</title>
   <link rel="alternate" href="/1"/><published>2026-05-15</published><author><name>N</name></author>
   <content type="xhtml"><div>x <b>y</b></div></content></entry></feed>`,
  '<rdf:RDF><channel><title>T</title></channel><item rdf:about="u"><title>T</title><link>l</link></item></rdf:RDF>',
  '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://a.example/1","tags":["x"],"authors":[{}]}]}',
  `<!doctype html><html lang=en><head><title>T</title><script type="application/ld+json">{"@type":"Article","author":{"name":"x"}}</script>
   <link rel=canonical href="/x"></head><body><article><h1>T</h1><table><tr><td>a<td>b</table><pre>x\n y</pre></article></body></html>`,
  '# Title\n\n[a](b) `c`\n```\nd\n```\n',
  '{"url":"https://a.example/1","html":"<p>x</p>","published":"2026-05-15"}',
]
test('whatever the bytes, a document is read or named unreadable, and its ranges lie in its body', async () => {
  for (let seed = 0; seed < 2_000; seed++) {
    const bytes = mutated(seeds[seed % seeds.length] ?? '', seed)
    const document = await readDocument(bytes, { url: 'https://a.example/x' })
    if (document.kind === 'unreadable' || document.kind === 'submission') continue
    const { body, main } = document.read
    for (const { start, end } of main) assert.ok(start < end && end <= body.length, `seed ${seed}`)
    assert.equal(typeof mainText(document.read), 'string')
  }
})
