import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hostOfUrl } from './host-of-url.ts'

// Only what RE2 and JavaScript share is used, so that the pattern can be tried here
const pattern = new RegExp(hostOfUrl)

describe('the host of what Defender keeps in RemoteUrl', () => {
  for (const [url, host] of [
    ['evil.example', 'evil.example'],
    ['evil.example.', 'evil.example'],
    ['evil.example:8443', 'evil.example'],
    ['evil.example//twice', 'evil.example'],
    ['evil.example/http://good.example/', 'evil.example'],
    ['https://evil.example', 'evil.example'],
    ['HTTPS://Evil.Example:443/a?b=good.example#c', 'Evil.Example'],
    ['//evil.example/a', 'evil.example'],
    ['https://good.example@evil.example/', 'evil.example'],
    ['https://good.example/@evil.example', 'good.example'],
    ['https://good.example?u=https://evil.example/', 'good.example'],
  ] as const)
    it(url, () => assert.equal(pattern.exec(url)?.[1], host))
})
