import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isHostAlone, urlHost } from './url-parts.ts'

describe('the parts of a URL', () => {
  for (const [url, host, alone] of [
    ['https://Quiet-Heron.example', 'quiet-heron.example', true],
    ['https://quiet-heron.example/', 'quiet-heron.example', true],
    ['quiet-heron.example:8443/?', 'quiet-heron.example', true],
    ['http://[2001:db8::7]:80', '2001:db8::7', true],
    ['https://a:b@quiet-heron.example', 'quiet-heron.example', true],
    ['https://quiet-heron.example/a', 'quiet-heron.example', false],
    ['https://quiet-heron.example//a', 'quiet-heron.example', false],
    ['quiet-heron.example?id=1', 'quiet-heron.example', false],
    ['http://198.51.100.7/#x@y', '198.51.100.7', false],
  ] as const)
    it(url, () => {
      assert.equal(urlHost(url), host)
      assert.equal(isHostAlone(url), alone)
    })
})
