import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressWarning } from './address-warning.ts'
import { hashWarning } from './hash-warning.ts'
import { hostWarning, isSharedHosting } from './host-warning.ts'
import { specialName } from './special-names.ts'

test('a listed host names its list, also by its www and for hosts below it', () => {
  assert.equal(hostWarning('www.welivesecurity.com')?.exact, true)
  assert.equal(hostWarning('deep.below.microsoft.com')?.exact, false)
  assert.equal(hostWarning('securelist.com')?.list, 'security vendors and blogs')
  assert.equal(hostWarning('sync.fdprint-cloud.example'), undefined)
})

test('a site that lends its name to anybody does not vouch for the hosts below it', () => {
  assert.equal(hostWarning('evil.github.io'), undefined)
  assert.equal(hostWarning('evil.blogspot.com'), undefined)
  assert.equal(isSharedHosting('evil.github.io'), true)
  assert.equal(isSharedHosting('evil.example'), false)
})

test('special addresses say what they are', () => {
  assert.equal(addressWarning('198.51.100.23')?.kind, 'documentation')
  assert.equal(addressWarning('172.31.255.255')?.kind, 'private')
  assert.equal(addressWarning('172.32.0.0'), undefined)
  assert.equal(addressWarning('255.255.255.255')?.kind, 'special')
  assert.equal(addressWarning('8.8.8.8')?.kind, 'resolver')
})

test('example.com is benign always, .example only until somebody defangs it', () => {
  assert.equal(specialName('www.example.com')?.always, true)
  assert.equal(specialName('evil.example')?.always, false)
  assert.equal(specialName('myexample.com'), undefined)
})

test('the empty file is nobody’s malware', () => {
  assert.equal(hashWarning('d41d8cd98f00b204e9800998ecf8427e')?.list, 'hashes of empty files')
  assert.equal(hashWarning('f'.repeat(32)), undefined)
})
