import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relatedStart } from './related.ts'

test('the links to other posts begin at the heading that says so', () => {
  for (const heading of [
    'Related posts',
    '## Related articles:',
    '**You may also like**',
    'Further reading',
  ]) {
    const text = `Emotet is back.\n${heading}\nA post about TrickBot\nAnother post`
    assert.equal(relatedStart(text), text.indexOf(heading), heading)
  }
})

test('a heading with prose behind it, or with a run of marks that no heading has, begins nothing', () => {
  for (const text of [
    'Emotet is back.',
    `Related work\n${'Others wrote about it before. '.repeat(10)}`,
    `Emotet\nrelated${'_'.repeat(50_000)}x`,
    `Emotet\n${'#'.repeat(50_000)}related`,
  ])
    assert.equal(relatedStart(text), text.length)
})
