import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAdvice } from './advice.ts'
import { readPassage } from './passage.ts'

function advised(text: string, word: string): boolean {
  return isAdvice(readPassage(text, 'body'), text.indexOf(word))
}

test('an order, a bullet, a condition with an order, and "you should" only advise', () => {
  assert.ok(advised('Treat every secret as stolen.', 'stolen'))
  assert.ok(advised('- Look for stolen files.', 'stolen'))
  assert.ok(advised('2. Turn on logs of ransomware.', 'ransomware'))
  assert.ok(advised('Where it ran, treat every secret as stolen.', 'stolen'))
  assert.ok(advised('To find stolen secrets, use a tool that lists them.', 'stolen'))
  assert.ok(advised('It is bad, and you should act as if data was stolen.', 'stolen'))
})

test('a statement is no advice, nor is the reason of one', () => {
  assert.ok(!advised('They treat every secret as stolen.', 'stolen'))
  assert.ok(!advised('It is exploited, and users should update.', 'exploited'))
  assert.ok(!advised('Update now, because it is being exploited.', 'exploited'))
  assert.ok(!advised('Users should update as it is being exploited.', 'exploited'))
  assert.ok(!advised('Use-after-free lets attackers in.', 'attackers'))
  assert.ok(!advised('If the server is down, the loader waits and has stolen files.', 'stolen'))
})
