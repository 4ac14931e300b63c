import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf, isArticleId, parseArticleId } from './article-id.ts'
import { urlNamespace, uuidV5 } from './uuid-v5.ts'

test('a UUIDv5 as in RFC 9562, appendix A.4', () => {
  assert.equal(
    uuidV5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'),
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
})

test('an article id is the UUIDv5 of its URL', () => {
  assert.equal(articleIdOf('https://labs.example/a'), uuidV5('https://labs.example/a', urlNamespace))
  assert.ok(isArticleId(articleIdOf('urn:kev:CVE-2023-38831')))
})

test('what is no article id is refused', () => {
  for (const text of [
    '',
    'x',
    '2ED6657D-E927-568B-95E1-2665A8AEA6A2',
    '2ed6657d-e927-468b-95e1-2665a8aea6a2',
  ]) {
    assert.throws(() => parseArticleId(text), TypeError)
  }
})
