import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSentences } from './sentences.ts'

const rows: readonly (readonly [name: string, text: string, sentences: readonly string[]])[] = [
  ['stops', 'One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
  [
    'a version and a host are no stops',
    'Version 4.2.0.17 of a.b.com runs. End.',
    ['Version 4.2.0.17 of a.b.com runs.', 'End.'],
  ],
  [
    'abbreviations',
    'Acme Inc. Shares, e.g. Two, by J. Smith in the U.S. Army.',
    ['Acme Inc. Shares, e.g. Two, by J. Smith in the U.S. Army.'],
  ],
  ['lines', 'A heading\nA sentence.\n\nAnother', ['A heading', 'A sentence.', 'Another']],
  ['wrapped lines', 'It goes on\nin the next line.\nNew.', ['It goes on\nin the next line.', 'New.']],
  ['closing quotes belong to it', 'He said "stop." She left.', ['He said "stop."', 'She left.']],
  ['a row of a table', 'SHA-256\tabc\tloader. Old\nnext', ['SHA-256\tabc\tloader.', 'Old', 'next']],
  ['nothing', ' \n ', []],
]

for (const [name, text, expected] of rows)
  test(name, () => {
    const { starts, ends } = findSentences(text)
    assert.deepEqual(
      [...starts].map((start, index) => text.slice(start, ends[index])),
      expected,
    )
  })
