import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'

function found(text: string): string[] {
  return extractObservables(text)
    .filter(({ type }) => type === 'domain-name' || type === 'url' || type === 'email-addr')
    .map(({ type, value, defanged, evidence }) => {
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
      return `${type} ${value}${defanged ? ' defanged' : ''}`
    })
}

test('a defanged host may end in what no register holds; a plain one may not', () => {
  assert.deepEqual(found('It asks q81kkd[.]bazar and hxxp://files.quill.corp/a for orders.'), [
    'domain-name q81kkd.bazar defanged',
    'url http://files.quill.corp/a defanged',
    'domain-name files.quill.corp defanged',
  ])
  assert.deepEqual(found('It asks q81kkd.bazar and http://files.quill.corp/a for orders.'), [])
})

test('a defanged file name, a class of a program and words with "dot" are no hosts', () => {
  assert.deepEqual(found('Open invoice[.]exe, then New-Object Net[.]WebClient; connect the dot lines.'), [])
})

test('a host behind which a list lost its separators ends where the next URL begins', () => {
  assert.deepEqual(found('a.quill[.]http://b.quill-cdn.net/x'), [
    'url http://b.quill-cdn.net/x',
    'domain-name b.quill-cdn.net',
  ])
})

test('blanks around an at sign hide an address from those who send spam, and say no more', () => {
  assert.deepEqual(found('Write to research @ quill-labs.com or press @ quill-labs[.]com.'), [
    'email-addr research@quill-labs.com',
    'domain-name quill-labs.com defanged',
    'email-addr press@quill-labs.com defanged',
  ])
  assert.deepEqual(found('Meet us @ quill-labs.com, find more @ quill-labs.com/map').slice(0, 1), [
    'domain-name quill-labs.com',
  ])
})
