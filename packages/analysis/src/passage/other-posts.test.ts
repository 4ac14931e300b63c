import assert from 'node:assert/strict'
import { test } from 'node:test'
import { otherPosts } from './other-posts.ts'

function rangesOf(text: string): readonly string[] {
  return otherPosts(text).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`)
}

test('a heading that announces other posts holds the short lines behind it', () => {
  for (const heading of [
    'Related posts',
    '## Related articles:',
    '**You may also like**',
    'Further reading',
    'More from the lab',
    '## Latest threat research',
  ])
    assert.deepEqual(
      rangesOf(`Emotet is back.\n${heading}\nA post about TrickBot\nAnother post`),
      [`announced: ${heading}\nA post about TrickBot\nAnother post`],
      heading,
    )
})

test('to the next heading that is no deeper, or to the next paragraph', () => {
  const prose = 'It goes on with what the attackers did then. '.repeat(5)
  assert.deepEqual(rangesOf(`## References\n- One\n### Old\n- Two\n## Indicators\n- Three`), [
    'cited: ## References\n- One\n### Old\n- Two',
  ])
  assert.deepEqual(rangesOf(`Related posts\nOne\n${prose}\nmore`), ['announced: Related posts\nOne'])
})

test('a line that announces another post is one', () => {
  assert.deepEqual(rangesOf('Also read: Emotet is back\nThe article goes on.'), [
    'announced: Also read: Emotet is back',
  ])
})

test('headings of the article itself, and runs of marks, begin nothing', () => {
  for (const text of [
    'Emotet is back.',
    'Recommended actions\nPatch it.',
    'Related vulnerabilities\nCVE-2099-0001',
    'Popular malware families\nEmotet',
    'Sources say that it is back.\nIt is.',
    `Related work\n${'Others wrote about it before. '.repeat(10)}`,
    `Emotet\nrelated${'_'.repeat(50_000)}x`,
    `Emotet\n${'#'.repeat(50_000)}related`,
  ])
    assert.deepEqual(rangesOf(text), [], text.slice(0, 60))
})
