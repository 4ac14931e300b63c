import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letThrough } from './item-rules.ts'
import { parseSources } from './parse-sources.ts'

const items = [
  { url: 'https://a.example.net/2026/webinar-season', title: 'Zero Day in Ember' },
  { url: 'https://a.example.net/2', title: 'Ten zero-day myths', tags: ['Vendors', 'Marketing'] },
  { url: 'https://a.example.net/3', title: 'Zero days off', tags: ['Vendors', 'Threat Intel'] },
  { url: 'https://a.example.net/4' },
]

function urlsWith(settings: string): string {
  const parsed = parseSources(
    `sources: [{ name: A, kind: feed, url: "https://a.example.net/feed", tags: [Vendors], ${settings} }]`,
    { baseDirectory: '/' },
  )
  assert.ok(parsed.ok && parsed.sources[0], JSON.stringify(parsed))
  return letThrough(items, parsed.sources[0])
    .map(({ url }) => items.findIndex((item) => item.url === url) + 1)
    .join('')
}

test('rules are whole words of title, categories or URL, in any case', () => {
  assert.equal(urlsWith(''), '1234')
  assert.equal(urlsWith('include: [ZERO day]'), '12')
  assert.equal(urlsWith('include: [zero day, threat-intel]'), '123')
  assert.equal(urlsWith('exclude: [webinar, marketing]'), '34')
  assert.equal(urlsWith('include: [zero day], exclude: [webinar]'), '2')
  assert.equal(urlsWith('exclude: [vendors]'), '1234')
})

test('a rule without a word is a fault', () => {
  const parsed = parseSources(
    'sources: [{ name: A, kind: feed, url: "https://a.example.net/", include: ["--"] }]',
    {
      baseDirectory: '/',
    },
  )
  assert.ok(!parsed.ok)
  assert.match(parsed.problems[0]?.message ?? '', /include\.0: a rule needs a word/)
})
