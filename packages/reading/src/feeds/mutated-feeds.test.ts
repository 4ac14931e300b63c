import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutated } from '../../test/mutated.ts'
import { FeedUnreadable } from './feed.ts'
import { readFeed } from './read-feed.ts'

const inputs = 100_000

const seeds = [
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><item>
   <title>A &amp; B</title><link>/1</link><guid isPermaLink="false">1</guid><pubDate>Fri, 15 May 2026 10:00 GMT</pubDate>
   <description><![CDATA[<p>x</p>]]></description><dc:creator>n</dc:creator></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&lt;b&gt;</title><entry xml:base="/a/"><id>1</id>
   <link href="1"/><author><name>N</name></author><content type="xhtml"><div>x <b>y</b></div></content></entry></feed>`,
  '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;<b>x</b></title><link>l<item><link>m</rss>',
  '<rdf:RDF><channel><title>T</title></channel><item rdf:about="u"><title>T</title><link>l</link></item></rdf:RDF>',
  '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"/1","tags":["x"],"authors":[{}]},{"title":"y"}]}',
  '<!doctype html><head><base href="/b/"><link rel="alternate" type="application/rss+xml" href=f title="&lt;"><p>x',
]

test(`whatever the bytes, a feed is read or FeedUnreadable says why (${inputs} inputs)`, async () => {
  let read = 0
  for (let seed = 0; seed < inputs; seed++) {
    const bytes = mutated(seeds[seed % seeds.length] ?? '', seed)
    try {
      const feed = await readFeed(bytes, { baseUrl: 'https://a.example/feed' })
      read++
      for (const item of feed.items)
        if (item.published !== null) assert.ok(!Number.isNaN(Date.parse(item.published)))
    } catch (error) {
      assert.ok(
        error instanceof FeedUnreadable,
        `seed ${seed}: ${error instanceof Error ? error.stack : error}`,
      )
      assert.notEqual(error.message, '')
    }
  }
  assert.ok(read > inputs / 2, `${read} feeds survived`)
})
