import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { canonicalUrl } from '../stories/canonical-url.ts'
import { parseSources } from './parse-sources.ts'

test('the list of public feeds is right: no fault, no feed twice, all by https and with a tag', () => {
  const file = new URL('../../../../samples/feeds.yaml', import.meta.url)
  const parsed = parseSources(readFileSync(file, 'utf8'), { baseDirectory: '/' })
  assert.ok(parsed.ok, JSON.stringify(parsed))
  const urls = parsed.sources.map((source) => {
    assert.ok('location' in source && source.location.kind === 'url', source.name)
    assert.match(source.location.url, /^https:\/\//, source.name)
    assert.ok(source.tags.length > 0, source.name)
    assert.ok(source.intervalMs >= 3_600_000, source.name)
    const canonical = canonicalUrl(source.location.url)
    assert.ok(canonical.ok)
    return canonical.url
  })
  assert.equal(new Set(urls).size, urls.length)
  assert.ok(urls.length >= 40, `${urls.length} feeds`)
  for (const kind of ['kev', 'github-advisories']) assert.ok(parsed.sources.some((one) => one.kind === kind))
})
