import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeSources } from './merge-sources.ts'

const source = (name: string, url = `https://${name}.example/a`) => ({ name, url, published: null })

test('a source is listed once, first seen first', () => {
  assert.deepEqual(mergeSources([source('a')], [source('b'), source('a')]), [source('a'), source('b')])
})

test('one name at two URLs is two sources', () => {
  assert.equal(mergeSources([source('a')], [source('a', 'https://a.example/b')]).length, 2)
})
