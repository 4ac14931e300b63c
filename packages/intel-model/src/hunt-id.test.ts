import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf } from './article-id.ts'
import { huntIdOf } from './hunt-id.ts'
import { sha256Hex } from './sha256.ts'

test('both numbers of a hunt id are leading bits of SHA-256', () => {
  const articleId = articleIdOf('https://labs.example/a')
  const [prefix, article, key] = huntIdOf(articleId, 'indicator:url').split('_')
  assert.equal(prefix, 'UC')
  assert.equal(
    BigInt(article ?? '')
      .toString(16)
      .padStart(10, '0'),
    sha256Hex(articleId).slice(0, 10),
  )
  assert.equal(
    BigInt(key ?? '')
      .toString(16)
      .padStart(8, '0'),
    sha256Hex('indicator:url').slice(0, 8),
  )
})
