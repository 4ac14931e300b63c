import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLongWord, wordHashes } from './word-hashes.ts'

const alike: readonly (readonly [string, string])[] = [
  ['The loader, again!', 'the LOADER again'],
  ['evil[.]com', 'evil . com'],
  ['don’t', "don't"],
  ['mal\u00adware w\u200bord', 'malware word'],
  ['ＡＢＣ １２', 'abc 12'],
  ['cafe\u0301', 'café'],
  ['one\n\n two\tthree', 'one two three'],
  ['漏洞利用。', '漏洞利用'],
  [`a ![](data:image/png;base64,${'A/b+'.repeat(5_000)}==) b`, 'a b'],
]

test('what a reader sees as the same words are the same hashes', () => {
  for (const [one, other] of alike) assert.deepEqual(wordHashes(one), wordHashes(other), one.slice(0, 40))
})

test('other words, another order and other characters are other hashes', () => {
  for (const [one, other] of [
    ['a b', 'b a'],
    ['ab', 'a b'],
    ['漏洞', '洞漏'],
    ['CVE-2026-1', 'CVE-2026-2'],
  ] as const)
    assert.notDeepEqual(wordHashes(one), wordHashes(other), one)
})

test('words of scripts without spaces are pairs of neighbours', () => {
  assert.equal(wordHashes('漏洞利用').length, 3)
  assert.equal(wordHashes('利用 CVE 漏洞').length, 3)
  assert.equal(wordHashes('漏').length, 0)
})

test('a long word is marked as one, and nothing else is', () => {
  const marks = (text: string) => [...wordHashes(text)].map(isLongWord)
  assert.deepEqual(marks(`hash ${'0a'.repeat(16)} of malware ${'漏洞'.repeat(3)}`), [
    ...[false, true, false, false],
    ...Array.from({ length: 5 }, () => false),
  ])
  assert.deepEqual(marks(''), [])
})

test('reads a mebibyte of anything in its stride', () => {
  for (const piece of ['a', ' ', '漏', '\ud83d', 'data:', 'data:image/png;base64', '\u0301'])
    assert.ok(wordHashes(piece.repeat(1_048_576 / piece.length)).length <= 1_048_576)
})
