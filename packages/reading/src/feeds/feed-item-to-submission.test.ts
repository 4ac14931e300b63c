import assert from 'node:assert/strict'
import { test } from 'node:test'
import { submittedArticleSchema } from '@huntwire/intel-model'
import type { ConfiguredSource } from '../sources/configured-source.ts'
import type { FeedItem } from './feed.ts'
import { feedItemToSubmission } from './feed-item-to-submission.ts'

const source: ConfiguredSource = {
  kind: 'feed',
  id: 's',
  name: 'Research',
  location: { kind: 'url', url: 'https://research.example.net/feed' },
  intervalMs: 1,
  tlp: 'green',
  plainIndicators: 'reference',
  language: 'en',
  tags: ['apt'],
  backfill: 50,
  enabled: true,
  include: [],
  exclude: [],
  fullText: 'auto',
}
const item: FeedItem = {
  id: 'one',
  url: 'https://research.example.net/1',
  title: 'One',
  titleFrom: 'title',
  published: '2026-05-15T08:00:00.000Z',
  updated: null,
  author: null,
  summary: 'Short',
  contentHtml: '<p>Short</p>',
  categories: ['cloud', 'apt'],
}

test('a teaser goes without text, so that the page is fetched', () => {
  assert.deepEqual(feedItemToSubmission(item, source), {
    url: 'https://research.example.net/1',
    source: 'Research',
    tlp: 'green',
    tags: ['apt', 'cloud'],
    title: 'One',
    published: '2026-05-15T08:00:00.000Z',
    language: 'en',
    externalId: 'one',
  })
})

test('a whole article goes along, and an item without a link has the URN of its id', () => {
  const html = `<p>${'long '.repeat(400)}</p>`
  assert.equal(feedItemToSubmission({ ...item, contentHtml: html }, source).html, html)
  const unlinked = feedItemToSubmission({ ...item, url: null }, source)
  assert.match(unlinked.url, /^urn:sha256:[0-9a-f]{64}$/)
  assert.equal(unlinked.html, '<p>Short</p>')
  assert.equal(unlinked.url, feedItemToSubmission({ ...item, url: null, title: 'Renamed' }, source).url)
})

test('a title that the item does not have is left to the page, and a relative link is none', () => {
  const untitled: FeedItem = { ...item, title: 'Short', titleFrom: 'text' }
  assert.equal(feedItemToSubmission(untitled, source).title, undefined)
  assert.equal(feedItemToSubmission({ ...untitled, url: null }, source).title, 'Short')
  assert.match(feedItemToSubmission({ ...item, url: 'posts/1' }, source).url, /^urn:sha256:/)
})

test('what comes out is a valid submission whatever the feed says', () => {
  const long = 'x'.repeat(10_000)
  const wild = {
    ...item,
    id: long,
    title: long,
    categories: Array.from({ length: 500 }, (_, i) => `${i}${long}`),
  }
  assert.ok(submittedArticleSchema.safeParse(feedItemToSubmission(wild, source)).success)
})

test('the full-text policy of a source says whose words count', () => {
  const whole = { ...item, contentHtml: `<p>${'word '.repeat(400)}</p>` }
  const read = (one: FeedItem, fullText: 'feed' | 'page') =>
    feedItemToSubmission(one, { ...source, fullText })
  assert.equal(read(item, 'feed').html, '<p>Short</p>')
  assert.equal(read({ ...item, contentHtml: null }, 'feed').text, 'Short')
  assert.equal(read({ ...item, contentHtml: null, summary: null }, 'feed').text, 'One')
  assert.equal(read(whole, 'page').html, undefined)
  assert.equal(read({ ...whole, url: null }, 'page').html, whole.contentHtml)
})
