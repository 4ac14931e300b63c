import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dividingHyphen } from './dividing-hyphens.ts'

/** A hundred lines, so many of which end with these. */
function lines(ends: Readonly<Record<string, number>>): readonly string[] {
  const endings = Object.entries(ends).flatMap(([end, count]) => Array<string>(count).fill(end))
  return Array.from({ length: 100 }, (_, index) => `the operators sent invoi${endings[index] ?? 'ces'}`)
}

test('an ordinary hyphen divides words where many lines end with one and no other sign does', () => {
  assert.equal(dividingHyphen(lines({ '-': 8 })), 'hyphen')
  assert.equal(dividingHyphen(lines({ '-': 1 })), 'none')
  assert.equal(dividingHyphen(lines({ '-': 6, '\u2010': 9 })), 'sign')
  assert.equal(dividingHyphen(lines({ '-': 9, '\u2010': 2 })), 'hyphen')
})

test('of few lines nothing can be told, so words may be divided', () => {
  assert.equal(dividingHyphen(lines({ '-': 1 }).slice(0, 20)), 'hyphen')
})
