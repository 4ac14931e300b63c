import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'

function found(text: string): string[] {
  return extractObservables(text)
    .filter(({ type }) => type === 'user-agent' || type === 'mutex' || type === 'file-ssdeep')
    .map(({ type, value, evidence }) => {
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
      return `${type} ${value}`
    })
}

test('what a text names and quotes', () => {
  assert.deepEqual(found('It polls with the user agent `QuillSync/2.1` and a cookie.'), [
    'user-agent QuillSync/2.1',
  ])
  assert.deepEqual(found('It creates a mutex named "Global\\QuillLock" first.'), ['mutex Global\\QuillLock'])
  const hash = '1536:Q3xGk1pTnB7rY2LmVw9aZdEf:Q3xGkpTnB7rYLmVwaZdEf'
  assert.deepEqual(found(`ssdeep ${hash}`), [`file-ssdeep ${hash}`])
})

test('a word without a quoted value behind it is none', () => {
  for (const text of ['The user agent is not checked.', 'A mutex stops two copies.', 'at 12:30:45 "now"'])
    assert.deepEqual(found(text), [], text)
})
