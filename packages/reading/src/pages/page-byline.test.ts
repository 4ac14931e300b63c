import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageByline } from './page-byline.ts'
import { scanPage } from './scan-page.ts'

function bylineOf(html: string) {
  return pageByline(scanPage(html, { chrome: false }))
}

test('a byline gives the name before its date, place or function', () => {
  const bylines = [
    '<p class="post-author">By Ann B. Writer</p>',
    '<span itemprop="author">Ann B. Writer</span>',
    '<div class="byline"><span>Ann B. Writer, Threat Research</span></div>',
    '<a rel="author" href="/ann">Ann B. Writer</a>',
    '<div class="post-byline">Written by Ann B. Writer on 15 May 2026</div>',
  ]
  for (const html of bylines) assert.equal(bylineOf(html).author, 'Ann B. Writer', html)
})

test('what is labelled as author but is no name is none', () => {
  const others = [
    '<p class="author">Published</p>',
    '<p class="author">View all posts</p>',
    '<label class="author">Name</label>',
  ]
  for (const html of others) assert.equal(bylineOf(html).author, null, html)
})

test('a labelled date is read, with or without a word before it', () => {
  const dates = [
    '<time>May 15, 2026</time>',
    '<span class="entry-date">15 May 2026</span>',
    '<p class="published">Published on 2026-05-15</p>',
  ]
  for (const html of dates) assert.equal(bylineOf(html).published, '2026-05-15T00:00:00.000Z', html)
  assert.equal(bylineOf('<p>May 15, 2026</p>').published, null)
})
