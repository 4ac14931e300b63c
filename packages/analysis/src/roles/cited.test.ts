import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'

const heading = '## Indicators of compromise\n\n'

function roleOf(value: string, text: string): string {
  return extractObservables(text).find((one) => one.value === value)?.role ?? 'not found'
}

test('a link with a text of its own is cited, also under a heading of indicators, and so is its host', () => {
  for (const link of [
    'https://lab-notes.dev/loader[the whole analysis]',
    '[the whole analysis](https://lab-notes.dev/loader)',
  ])
    for (const value of ['https://lab-notes.dev/loader', 'lab-notes.dev'])
      assert.equal(roleOf(value, `${heading}- ${link}`), 'reference', `${value} ${link}`)
})

test('a link whose text is the value, a bare value and a defanged one stay indicators', () => {
  for (const text of [
    '- [gate-one.dev](http://gate-one.dev/a)',
    '- http://gate-one.dev/a',
    '- hxxp://gate-one[.]dev/a[the first server]',
  ])
    assert.equal(roleOf('gate-one.dev', heading + text), 'indicator', text)
})

test('the address of the authors is a reference, another mail address in the list is not', () => {
  const text = `${heading}If you have other samples contact us\nat: ioc-desk@lab-notes.dev.`
  assert.equal(roleOf('ioc-desk@lab-notes.dev', text), 'reference')
  assert.equal(roleOf('lab-notes.dev', text), 'reference')
  assert.equal(roleOf('pay@gate-one.dev', `${heading}- pay@gate-one.dev`), 'indicator')
})

test('pictures, footnotes and addresses of articles are cited, whatever their sentence is about', () => {
  for (const text of [
    `${heading}![](https://lab-notes.dev/a.png)`,
    `${heading}[![](https://lab-notes.dev/a.png)](https://lab-notes.dev/b.png)`,
    'This malware was seen before.[2] https://lab-notes.dev/q',
    'More about the malware: https://lab-notes.dev/research/what-the-loader-does/',
    'More about the malware: https://lab-notes.dev/what-the-loader-does-at-night/',
    'More about the malware: https://lab-notes.dev/2024/03/loader',
  ])
    assert.equal(roleOf('lab-notes.dev', text), 'reference', text)
})

test('a hostile address is not the address of an article', () => {
  for (const text of [
    'The malware asks https://gate-one.dev/panel/gate.php for orders.',
    'The malware asks https://gate-one.dev/a-b/c.bin for orders.',
    'The malware asks hxxps://gate-one[.]dev/blog/what-the-loader-does/ for orders.',
    `${heading}- https://gate-one.dev/2024/03/loader`,
  ])
    assert.equal(roleOf('gate-one.dev', text), 'indicator', text)
})
