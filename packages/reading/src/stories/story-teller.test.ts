import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SubmittedArticle } from '@huntwire/intel-model'
import { readSubmission } from '../documents/read-article.ts'
import { toArticle } from '../documents/to-article.ts'
import { canonicalUrl } from './canonical-url.ts'
import { storyTeller } from './story-teller.ts'

function article(submission: SubmittedArticle) {
  const canonical = canonicalUrl(submission.url)
  assert.ok(canonical.ok)
  return toArticle({ submission, read: readSubmission(submission), url: canonical.url, sourceName: 'Blog' })
}

const text = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ')

test('new, the same article, a duplicate, and a story that goes on', () => {
  const tell = storyTeller()
  const first = tell(article({ url: 'https://a.example.net/1', text }))
  assert.deepEqual(first, { articleId: first.articleId, storyId: first.articleId, relation: 'new', of: null })
  const again = tell(article({ url: 'https://a.example.net/1?utm_source=x', text: 'Corrected.' }))
  assert.deepEqual(again, { ...first, relation: 'same-article', of: first.articleId })
  const copy = tell(article({ url: 'https://b.example.org/copy', text: `${text} More.` }))
  assert.deepEqual(copy, { ...first, articleId: copy.articleId, relation: 'duplicate', of: first.articleId })
  const excerpt = tell(article({ url: 'https://c.example.com/x', text: text.slice(0, 1_000) }))
  assert.equal(excerpt.storyId, first.articleId)
  assert.equal(tell(article({ url: 'https://b.example.org/copy', text })).storyId, first.articleId)
})

test('KEV entries and advisories tell stories of their own, however alike', () => {
  const tell = storyTeller()
  for (const url of [
    'urn:kev:CVE-2026-1001',
    'urn:kev:CVE-2026-1002',
    'urn:ghsa:GHSA-aaaa-bbbb-cccc',
    'https://a.example/',
  ])
    assert.equal(tell(article({ url, text })).relation, 'new')
})

test('without a text the title counts, without either nothing', () => {
  const tell = storyTeller()
  const title = 'Bronze Heron moves its loader behind a signed driver'
  assert.equal(tell(article({ url: 'urn:x-a:1', title })).relation, 'new')
  assert.equal(tell(article({ url: 'urn:x-a:2', title })).relation, 'duplicate')
  assert.equal(tell(article({ url: 'urn:x-a:3', text: ' ', title: '…' })).relation, 'new')
  assert.equal(tell(article({ url: 'urn:x-a:4', text: ' ', title: '…' })).relation, 'new')
})

test('the order of a batch changes who is first, not who is together', () => {
  const batch = ['a', 'b', 'c'].flatMap((seed) => {
    const own = text.replaceAll('word', seed)
    return [own, `${own} and more`, own.slice(0, 900)].map((part, index) => ({
      seed,
      article: article({ url: `https://${seed}${index}.example/`, text: part }),
    }))
  })
  for (let turn = 0; turn < batch.length; turn += 1) {
    const tell = storyTeller()
    const groups = new Map<string, Set<string>>()
    for (const { seed, article: one } of [...batch.slice(turn), ...batch.slice(0, turn)])
      groups.set(seed, (groups.get(seed) ?? new Set()).add(tell(one).storyId))
    assert.deepEqual(
      [...groups.values()].map(({ size }) => size),
      [1, 1, 1],
    )
    assert.equal(new Set([...groups.values()].flatMap((ids) => [...ids])).size, 3)
  }
})
