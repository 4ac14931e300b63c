import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'

const md5 = 'e0f8b5e08425c6c4d42bdbefdbe5501f'

function roleOf(value: string, text: string): string {
  return extractObservables(text).find((one) => one.value === value)?.role ?? 'not found'
}

test('addresses below a heading of obsolete indicators are references, deeper headings included', () => {
  for (const heading of ['== Obsolete IoCs', '== Archived indicators', '== Previous campaigns'])
    assert.equal(
      roleOf('old-gate.dev', `${heading}\n\n=== C&C servers\n\n- old-gate[.]dev`),
      'reference',
      heading,
    )
})

test('a file below it stays an indicator, and so does an address below the next heading', () => {
  const text = `## Archived IoCs\n\n- ${md5}\n- old-gate[.]dev\n\n## C2 servers\n\n- new-gate[.]dev`
  assert.equal(roleOf(md5, text), 'indicator')
  assert.equal(roleOf('new-gate.dev', text), 'indicator')
})

test('an address that is in use again is an indicator', () => {
  const text = '## Indicators\n\n- old-gate[.]dev\n\n## Obsolete IoCs\n\n- old-gate[.]dev'
  assert.equal(roleOf('old-gate.dev', text), 'indicator')
})

test('what a block of related articles names is a reference though it is defanged', () => {
  assert.equal(roleOf('other-gate.dev', '## Related posts\n\n- How other-gate[.]dev fell'), 'reference')
})

test('a prompt in a block of code is no heading', () => {
  for (const [open, block] of [
    ['== Obsolete IoCs', '----'],
    ['## Obsolete IoCs', '```'],
  ] as const)
    assert.equal(
      roleOf('old-gate.dev', `${open}\n\n${block}\n# ipcs -m\n${block}\n\n- old-gate[.]dev`),
      'reference',
      open,
    )
})
