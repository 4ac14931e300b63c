import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shingleHashes } from './shingle-hashes.ts'

test('ascending, each once, one for each run of three words', () => {
  const hashes = shingleHashes('one two three four one two three')
  assert.equal(hashes.length, 4)
  assert.deepEqual(
    [...hashes],
    [...hashes].sort((a, b) => a - b),
  )
  assert.equal(new Set(hashes).size, hashes.length)
})

test('a text of fewer words is one run, one without words none', () => {
  assert.equal(shingleHashes('one two').length, 1)
  assert.equal(shingleHashes('').length, 0)
  assert.equal(shingleHashes(' … !').length, 0)
})

test('a list of hashes with names keeps its runs in any order', () => {
  const rows = ['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(32)} | ${letter}.exe | Win32/${letter}`)
  assert.deepEqual(shingleHashes(rows.join('\n')), shingleHashes(rows.toReversed().join('\n')))
})
