import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { huntwire, inDirectory } from './run-huntwire.ts'

const rss = `<rss version="2.0"><channel><title>Research</title><link>https://a.example.net/</link>
<item><title>Heron &amp;amp; friends</title><link>/heron</link><guid isPermaLink="false">heron-1</guid>
<pubDate>Fri, 15 May 2026 10:00:00 +0200</pubDate><description><![CDATA[<p>A teaser</p>]]></description></item></channel></rss>`

const heron = {
  id: 'heron-1',
  url: 'https://a.example.net/heron',
  title: 'Heron & friends',
  titleFrom: 'title',
  published: '2026-05-15T08:00:00.000Z',
  updated: null,
  author: null,
  summary: 'A teaser',
  contentHtml: '<p>A teaser</p>',
  categories: [],
}

test('what a feed holds; a page instead of one names its feeds', async () => {
  await inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'feed.xml'), rss)
    const read = await huntwire(['feed', 'feed.xml', '--base-url', 'https://a.example.net/feed.xml'], { cwd })
    assert.equal(read.code, 0)
    assert.deepEqual(JSON.parse(read.stdout), {
      feedId: null,
      format: 'rss',
      title: 'Research',
      link: 'https://a.example.net/',
      items: [heron],
      problems: [],
    })
    const page = '<!doctype html><link rel=alternate type=application/rss+xml href=/feed.xml>'
    const refused = await huntwire(['feed', '-', '--base-url', 'https://a.example.net/'], {
      cwd,
      input: page,
    })
    assert.equal(refused.code, 1)
    assert.match(refused.stderr, /-: this is a web page.*https:\/\/a\.example\.net\/feed\.xml/)
    assert.equal((await huntwire(['feed'], { cwd })).code, 2)
  })
})

test('a batch of feeds: each answer has the id of its line and the feed’s own; what is no feed is a bad line', async () => {
  await inDirectory(async (cwd) => {
    const lines = [
      { id: 'a', base64: Buffer.from(rss).toString('base64'), baseUrl: 'https://a.example.net/feed.xml' },
      { id: 'b', base64: Buffer.from('hello').toString('base64') },
      { id: 'c', base64: '?' },
      {
        id: 'd',
        base64: Buffer.from('<feed><id>tag:d</id><title>caf\u00e9</title></feed>', 'latin1').toString(
          'base64',
        ),
        contentType: 'application/atom+xml; charset=iso-8859-1',
        baseUrl: null,
      },
    ]
    const { code, stdout } = await huntwire(['feed', '--batch'], {
      cwd,
      input: lines.map((line) => JSON.stringify(line)).join('\n'),
    })
    assert.equal(code, 1)
    const [a, b, c, d] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual([a.id, a.feedId, a.items], ['a', null, [heron]])
    assert.deepEqual(b, { id: 'b', error: { line: 2, reason: 'this is no feed: neither XML nor JSON' } })
    assert.deepEqual([c.id, c.error.line], ['c', 3])
    assert.deepEqual([d.id, d.feedId, d.title], ['d', 'tag:d', 'caf\u00e9'])
  })
})
