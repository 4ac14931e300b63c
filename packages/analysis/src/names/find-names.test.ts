import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findNames } from './find-names.ts'

const rows: readonly (readonly [text: string, names: readonly string[]])[] = [
  ['APT-28 sent mail with Emotet.', ['APT28', 'Emotet']],
  ['It loads CobaltStrike, later Cobalt-Strike.', ['Cobalt Strike']],
  ["Cobalt Strike's team server ran.", ['Cobalt Strike']],
  ['Play ransomware hit a school.', ['Playcrypt']],
  ['Play it again; the snake hid in a royal garden.', []],
  ['See https://emotet.test/emotet and emotet.dll here.', []],
  ['Microsoft patched Windows 10.', []],
  ['They ran psexec.exe on the server.', ['PsExec']],
]

for (const [text, expected] of rows)
  test(text, () => {
    const found = findNames(readPassage('', 'title'), readPassage(text, 'body'))
    assert.deepEqual(
      found.map(({ name }) => name),
      expected,
    )
    for (const { matched, evidence } of found) {
      assert.equal(evidence.quote, matched)
      assert.equal(text.slice(evidence.start, evidence.end), matched)
    }
  })
