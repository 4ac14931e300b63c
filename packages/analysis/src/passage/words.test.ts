import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberOf, wordNumbersFor } from './word-numbers.ts'
import { wordTable } from './word-table.ts'
import { findWords } from './words.ts'

test('words are runs of letters and digits in lower case, with their places', () => {
  const text = 'C&C of “ÄPFEL”: 0-day, ИВАН don’t İX'
  const { texts, starts, ends } = findWords(text)
  assert.deepEqual(texts, ['c', 'c', 'of', 'äpfel', '0', 'day', 'иван', 'don', 't', 'ix'])
  assert.deepEqual(
    texts.map((_, word) => text.slice(starts[word], ends[word]).toLowerCase().replace('i̇', 'i')),
    texts,
  )
})

test('a run of more than forty units keeps its place and is no word', () => {
  const { texts, ends } = findWords(`${'a'.repeat(40)} ${'b'.repeat(41)} end`)
  assert.deepEqual([texts[0]?.length, texts[1], texts[2]], [40, '', 'end'])
  assert.deepEqual([...ends], [40, 82, 86])
})

test('a word has the same number in every text of one numbering, and no two words share one', () => {
  const many = findWords(Array.from({ length: 9_000 }, (_, index) => `w${index}`).join(' '))
  const again = findWords('w8999 w0 w17')
  assert.equal(again.numbering, many.numbering)
  assert.deepEqual(
    again.numbers,
    Int32Array.of(8_999, 0, 17).map((word) => many.numbers[word] ?? -1),
  )
  assert.equal(new Set(many.numbers).size, 9_000)
})

test('words whose hashes are alike are told apart', () => {
  const numbering = wordNumbersFor(2)
  const units = Uint16Array.from('onetwo', (letter) => letter.charCodeAt(0))
  const one = numberOf(numbering, units, 0, 3, 7)
  const two = numberOf(numbering, units, 3, 6, 7)
  assert.notEqual(one, two)
  assert.equal(numberOf(numbering, units, 0, 3, 7), one)
  assert.deepEqual([numbering.words[one], numbering.words[two]], ['one', 'two'])
})

test('a table asks of each word once, also where texts of two numberings are read by turns', () => {
  let asked = 0
  const lengths = wordTable((word) => {
    asked++
    return word.length
  })
  const first = findWords('a title of old words')
  const words = Array.from({ length: 66_000 }, (_, index) => `v${index}`)
  const second = findWords(words.join(' '))
  assert.notEqual(first.numbering, second.numbering)
  for (let turn = 0; turn < 3; turn++) {
    assert.equal(lengths(first.numbering)[first.numbers[1] ?? -1], 5)
    assert.equal(lengths(second.numbering)[second.numbers[9] ?? -1], 2)
  }
  assert.equal(asked, first.numbering.words.length + second.numbering.words.length)
})

test('a table knows what was asked of each word, also after more words than one numbering holds', () => {
  const lengths = wordTable((word) => word.length)
  for (const round of [0, 1, 2]) {
    const words = Array.from(
      { length: 40_000 },
      (_, index) => 'x'.repeat(index % 7) + (round * 40_000 + index),
    )
    const { numbers, numbering } = findWords(words.join(' '))
    const known = lengths(numbering)
    assert.ok(words.every((word, index) => known[numbers[index] ?? -1] === word.length))
  }
})
