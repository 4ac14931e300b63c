import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeedUnreadable } from './feed.ts'
import { readFeed } from './read-feed.ts'

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Research &amp; more</title><link>https://research.example.net/</link>
<item><title>Group &amp;quot;Heron&amp;quot; &lt;b&gt;returns&lt;/b&gt;</title><link>/heron?utm_source=rss</link>
<guid isPermaLink="false">heron-1</guid><pubDate>Fri, 15 May 2026 10:00:00 +0200</pubDate><dc:creator>A. Writer</dc:creator>
<category>APT</category><category><![CDATA[Spain & France]]></category>
<description><![CDATA[<p>A teaser</p>]]></description><content:encoded><![CDATA[<p>The <b>whole</b> text</p>]]></content:encoded></item>
<item><title>Abusing &lt;script&gt; elements</title><guid>https://research.example.net/2</guid><pubDate>someday</pubDate></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Vendor &lt;i&gt;posts&lt;/i&gt;</title>
<link rel="self" href="https://vendor.example.net/atom.xml"/><link href="https://vendor.example.net/"/>
<entry><id>tag:vendor.example.net,2026:1</id><title>One</title>
<link rel="replies" href="/one/replies"/><link rel="alternate" href="/one"/>
<published>not a date</published><updated>2026-05-15T08:00:00Z</updated><author><name>B</name></author>
<category term="cloud" label="Cloud"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">before <b>middle</b> after &amp; end</div></content></entry></feed>`

function read(text: string | Uint8Array, options: Parameters<typeof readFeed>[1] = {}) {
  return readFeed(typeof text === 'string' ? Buffer.from(text) : text, options)
}

test('reads RSS with content, plain-text titles, absolute links and dates in UTC', async () => {
  const feed = await read(rss, { baseUrl: 'https://research.example.net/feed.xml' })
  assert.deepEqual(
    { ...feed, items: feed.items.slice(0, 1) },
    {
      format: 'rss',
      id: null,
      title: 'Research & more',
      link: 'https://research.example.net/',
      items: [
        {
          id: 'heron-1',
          url: 'https://research.example.net/heron?utm_source=rss',
          title: 'Group "Heron" returns',
          titleFrom: 'title',
          published: '2026-05-15T08:00:00.000Z',
          updated: null,
          author: 'A. Writer',
          summary: 'A teaser',
          contentHtml: '<p>The <b>whole</b> text</p>',
          categories: ['APT', 'Spain & France'],
        },
      ],
      problems: ['item 2: the date "someday" cannot be read'],
    },
  )
  const second = feed.items[1]
  assert.equal(second?.url, 'https://research.example.net/2')
  assert.equal(second?.title, 'Abusing <script> elements')
  assert.equal(second?.published, null)
})

test('reads Atom with XHTML in order, and an unreadable date costs only itself', async () => {
  const feed = await read(atom, { baseUrl: 'https://vendor.example.net/atom.xml' })
  assert.equal(feed.format, 'atom')
  assert.equal(feed.title, 'Vendor posts')
  assert.equal(feed.link, 'https://vendor.example.net/')
  const [item] = feed.items
  assert.equal(item?.url, 'https://vendor.example.net/one')
  assert.equal(item?.published, null)
  assert.equal(item?.updated, '2026-05-15T08:00:00.000Z')
  assert.equal(item?.author, 'B')
  assert.deepEqual(item?.categories, ['Cloud'])
  assert.match(item?.contentHtml ?? '', /before <b>middle<\/b> after &amp; end/)
})

test('reads RDF and JSON Feed', async () => {
  const rdf =
    await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>R</title><link>http://r.example.net/</link></channel>
    <item rdf:about="http://r.example.net/1"><title>One</title><link>http://r.example.net/1</link><dc:date>2026-05-15</dc:date></item></rdf:RDF>`)
  assert.equal(rdf.format, 'rdf')
  assert.deepEqual(
    rdf.items.map(({ id, url, published }) => [id, url, published]),
    [['http://r.example.net/1', 'http://r.example.net/1', '2026-05-15T00:00:00.000Z']],
  )
  const json = await read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      items: [{ id: 7, url: '/7', content_text: 'a < b', authors: [{ name: 'C' }] }, 'junk'],
    }),
    { baseUrl: 'https://j.example.net/feed.json' },
  )
  assert.equal(json.items[0]?.id, '7')
  assert.equal(json.items[0]?.url, 'https://j.example.net/7')
  assert.equal(json.items[0]?.contentHtml, 'a &lt; b')
  assert.deepEqual(json.problems, ['item 2 is no object and was left out'])
})

test('reads through encodings, junk before the prolog, stray ampersands and control characters', async () => {
  const wrapped = (title: string) =>
    `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>${title}</title></channel></rss>`
  assert.equal((await read(Buffer.from(wrapped('caf\xe9'), 'latin1'))).title, 'café')
  assert.equal((await read(wrapped('café'))).title, 'café')
  assert.equal((await read(`\n junk ${wrapped('A & B &nbsp; C\u0008')}`)).title, 'A & B C')
})

test('no entity of the document is expanded', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>
    <rss version="2.0"><channel><title>&b;</title></channel></rss>`
  const feed = await read(bomb)
  assert.equal(feed.title, '&b;')
})

test('says what is no feed', async () => {
  const rows: readonly (readonly [text: string, reason: RegExp])[] = [
    ['', /empty/],
    ['hello', /neither XML nor JSON/],
    ['<!DOCTYPE html><html><body>hi</body></html>', /web page, not a feed/],
    ['<html><body>hi</body></html>', /web page, not a feed/],
    ['<svg></svg>', /root element is <svg>/],
    ['{"a":1}', /no JSON Feed/],
    ['{', /cannot be parsed/],
    ['<rss version="2.0"><channel><item>', /broken/],
  ]
  for (const [text, reason] of rows) {
    await assert.rejects(
      read(text),
      (error) => error instanceof FeedUnreadable && reason.test(error.message),
      text,
    )
  }
})

test('hostile text is read, or refused as no feed', async () => {
  for (const hostile of [
    '<'.repeat(200_000),
    '<p '.repeat(100_000),
    '&lt;'.repeat(100_000),
    '<!--'.repeat(50_000),
  ]) {
    const content = hostile.replaceAll('<', '&lt;')
    await read(
      `<rss version="2.0"><channel><item><description>${content}</description></item></channel></rss>`,
    )
    await read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">${hostile}`).catch(
      (error) => {
        assert.ok(error instanceof FeedUnreadable)
      },
    )
  }
})

test('a web page names the feeds it advertises, absolute', async () => {
  const page = `<!doctype html><html><head><base href="/blog/"><link rel="stylesheet" href="s.css">
    <link rel="Alternate" type="application/rss+xml" title="News &amp; more" href="feed.xml">
    <link rel="alternate" type="application/atom+xml" href="https://other.example.net/atom"><link rel="alternate" hreflang="de" href="/de">`
  await assert.rejects(read(page, { baseUrl: 'https://research.example.net/x' }), (error) => {
    assert.ok(error instanceof FeedUnreadable)
    assert.match(error.message, /web page.*https:\/\/research\.example\.net\/blog\/feed\.xml/)
    assert.deepEqual(error.feeds, [
      {
        url: 'https://research.example.net/blog/feed.xml',
        title: 'News & more',
        type: 'application/rss+xml',
      },
      { url: 'https://other.example.net/atom', title: null, type: 'application/atom+xml' },
    ])
    return true
  })
})

test('links are seen from xml:base, else from the feed, or from its site when that is elsewhere', async () => {
  const atomOf = (site: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><link href="${site}"/>
    <entry xml:base="https://c.example.net/x/"><link href="1"/><content type="xhtml" xml:base="y/"><div><a href="2">b</a></div></content></entry>
    <entry><link href="3"/><content type="html">&lt;img src="4.png"&gt; &lt;a href="#n"&gt;</content></entry></feed>`
  const own = await read(atomOf('https://a.example.net/'), { baseUrl: 'https://a.example.net/feeds/all' })
  assert.deepEqual(
    own.items.map(({ url, contentHtml }) => [url, contentHtml]),
    [
      ['https://c.example.net/x/1', '<a href="https://c.example.net/x/y/2">b</a>'],
      ['https://a.example.net/feeds/3', '<img src="https://a.example.net/feeds/4.png"> <a href="#n">'],
    ],
  )
  const proxied = await read(atomOf('https://a.example.net/blog/'), {
    baseUrl: 'https://proxy.example.net/f',
  })
  assert.equal(proxied.items[1]?.url, 'https://a.example.net/blog/3')
  assert.equal((await read(atomOf(''))).items[1]?.url, '3')
})

test('an item without a title is called by its first words or its address, and says so', async () => {
  const feed = await read(
    `<rss version="2.0"><channel><item><description>&lt;p&gt;First words.&lt;/p&gt;</description></item>
    <item><link>https://a.example.net/2</link></item><item><title>Own</title></item>
    <item><title>&lt;img src="x"&gt;</title></item></channel></rss>`,
    { baseUrl: 'https://a.example.net/feed' },
  )
  assert.deepEqual(
    feed.items.map(({ title, titleFrom }) => [title, titleFrom]),
    [
      ['First words.', 'text'],
      ['https://a.example.net/2', 'url'],
      ['Own', 'title'],
      ['', 'title'],
    ],
  )
})

test('the link behind a feed proxy is the article’s own', async () => {
  const feed =
    await read(`<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>
    <item><link>https://proxy.example.net/~r/1</link><feedburner:origLink>https://a.example.net/1</feedburner:origLink></item></channel></rss>`)
  assert.equal(feed.items[0]?.url, 'https://a.example.net/1')
})

test('text in Base64, encoded twice, or with tags that are words', async () => {
  const feed = await read(`<feed version="0.3" xmlns="http://purl.org/atom/ns#">
    <entry><title mode="base64">${Buffer.from('caf\u00e9 <b>x</b>').toString('base64')}</title></entry>
    <entry><title>It\u00e2\u20ac\u2122s caf\u00c3\u00a9</title></entry>
    <entry><title>Na\u00efve caf\u00e9 \u00e2\u20ac\u0416</title></entry>
    <entry><title type="text/html" mode="escaped">Abusing &lt;script&gt; and &lt;a href="x"&gt;links&lt;/a&gt;</title></entry></feed>`)
  assert.deepEqual(
    feed.items.map(({ title }) => title),
    ['caf\u00e9 x', 'It\u2019s caf\u00e9', 'Na\u00efve caf\u00e9 \u00e2\u20ac\u0416', 'Abusing and links'],
  )
})

test('a JSON Feed that breaks off keeps its whole items; a field of the wrong type costs itself', async () => {
  const items = [
    { id: '1', title: 'One', tags: 'none', authors: 5, date_published: 7 },
    { id: '2', content_text: 'Words\nonly' },
  ]
  const whole = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'J', items })
  assert.deepEqual(
    (await read(whole)).items.map(({ id, title, titleFrom }) => [id, title, titleFrom]),
    [
      ['1', 'One', 'title'],
      ['2', 'Words only', 'text'],
    ],
  )
  const cut = await read(whole.slice(0, -12))
  assert.deepEqual([cut.title, cut.items.map(({ id }) => id)], ['J', ['1']])
  assert.match(cut.problems[0] ?? '', /breaks off within item 2/)
  const broken = await read(whole.replace('"One"', '"One" oops'))
  assert.deepEqual(
    broken.items.map(({ id }) => id),
    ['2'],
  )
  assert.match(broken.problems.join(), /1 items are no valid JSON/)
})

test('what was declared wrongly is read rightly and named', async () => {
  const feed = await read(
    '<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>caf\u00e9</title></channel></rss>',
  )
  assert.equal(feed.title, 'caf\u00e9')
  assert.match(feed.problems[0] ?? '', /declared as windows-1251, but its bytes are utf-8/)
})

test('of more than 50 MiB nothing is read', async () => {
  await assert.rejects(read(new Uint8Array(50 * 1_024 * 1_024 + 1)), /larger than 50 MiB/)
})
