import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'
import { gluedHosts } from './glued-hosts.ts'

function namesIn(text: string): string[] {
  return extractObservables(text).map(({ type, value, evidence }) => {
    assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
    return `${type} ${value}`
  })
}

test('two hosts that imitate one name are told apart where they join', () => {
  assert.deepEqual(gluedHosts('lanternn.comlantern-app.net'), ['lanternn.com', 'lantern-app.net'])
  assert.deepEqual(namesIn('Domains lanternn[.]comlantern-app[.]net were seen'), [
    'domain-name lanternn.com',
    'domain-name lantern-app.net',
  ])
})

test('an address and a host behind it are two values', () => {
  assert.deepEqual(namesIn('A 203.0.113.24quill-cdn.net was seen'), [
    'ipv4-addr 203.0.113.24',
    'domain-name quill-cdn.net',
  ])
})

test('a run of many hosts is no host', () => {
  assert.deepEqual(namesIn('pay.quill.comorchard.netsable-inn.orgharbour.com'), [])
})

test('hosts with parts that begin like an ending are one host', () => {
  for (const host of [
    'www.netflix.com',
    'a.compute.network.quill.com',
    'x.compute-1.amazonaws.com',
    'mail.organic.net',
    'api.network.commerce.com',
    'a.b.education.network.dev',
  ])
    assert.equal(gluedHosts(host), undefined, host)
})
