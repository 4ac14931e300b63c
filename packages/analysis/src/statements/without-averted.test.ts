import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findClassHits } from './class-hits.ts'
import { withoutAverted } from './without-averted.ts'

function namesRansomware(text: string): boolean {
  return withoutAverted(findClassHits(readPassage(text, 'title'))).some(({ meaning }) => meaning === 'topic')
}

test('what defenders prevent did not happen', () => {
  assert.ok(!namesRansomware('Quillview blocks ransomware on laptops'))
  assert.ok(!namesRansomware('How backups help to prevent ransomware'))
  assert.ok(namesRansomware('Ransomware blocks the doors of a hotel'))
})

test('attackers avert nothing', () => {
  assert.ok(namesRansomware('Hackers block updates and leave ransomware'))
})
