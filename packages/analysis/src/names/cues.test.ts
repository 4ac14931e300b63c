import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { kinds } from './cue-words.ts'
import { cueBeside } from './cues.ts'

const rows: readonly (readonly [text: string, kind: keyof typeof kinds])[] = [
  ['Xyz ransomware', 'software'],
  ['the Xyz 2.0 ransomware', 'software'],
  ['Xyz information-stealing malware', 'software'],
  ['[Xyz](https://a.test/b-c) stealer', 'software'],
  ['the group Xyz', 'group'],
  ['Xyz gang', 'group'],
  ['a trojan that its makers called Xyz', 'software'],
  ['a cat that we called Xyz', 'none'],
  ['tracked by Microsoft as Xyz', 'some'],
  ['operators of Xyz', 'some'],
  ['malware such as Xyz', 'software'],
  ['tools of the system for the first stage, such as Xyz', 'software'],
  ['cities such as Xyz', 'none'],
  ['**Xyz:** An information stealer', 'software'],
  ['Xyz, a banking trojan', 'software'],
  ['Xyz is a planet', 'none'],
  ['Xyz. Ransomware is a plague', 'none'],
]
for (const [text, kind] of rows)
  test(`${kind}: ${text}`, () => {
    const passage = readPassage(text, 'body')
    const word = passage.words.texts.indexOf('xyz')
    assert.equal(cueBeside(passage, word, word), kinds[kind])
  })
