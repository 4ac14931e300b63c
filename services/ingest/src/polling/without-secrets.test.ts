import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageWithoutSecrets, withoutSecrets } from './without-secrets.ts'

test('what lets a reader in is not shown, all else is', () => {
  for (const [url, shown] of [
    ['https://a.example.net/feed', 'https://a.example.net/feed'],
    ['https://a.example.net/feed?tag=apt&api_key=abc', 'https://a.example.net/feed?tag=apt&api_key=***'],
    ['https://a.example.net/?Token=a=b&x#top', 'https://a.example.net/?Token=***&x#top'],
    ['/srv/reports', '/srv/reports'],
  ] as const)
    assert.equal(withoutSecrets(url), shown)
})

test('nor in a message', () => {
  const url = 'https://a.example.net/feed?sig=$1'
  assert.equal(
    messageWithoutSecrets(`${url} answers 500`, ['', url]),
    'https://a.example.net/feed?sig=*** answers 500',
  )
})
