import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readQuoted, stringsUpTo } from '../../../test/support/strings-up-to.ts'
import { quoteKql } from './escape.ts'

const hostile = ['a', '"', '\\', '\n', '\r', "'", ';', '\u2028']
const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

describe('article text in KQL', () => {
  it('cannot leave its literal nor its line', () => {
    for (const text of stringsUpTo(5, hostile)) {
      const literal = quoteKql(text)
      assert.doesNotMatch(literal, /[\n\r\u2028]/)
      assert.equal(readQuoted(literal, unescapeKql), text)
    }
  })

  it('shows what cannot be seen', () => {
    assert.equal(quoteKql('a\u202eb\u0000'), '"a\\u202eb\\u0000"')
    assert.equal(quoteKql('\ud800'), '"\\ud800"')
    assert.equal(quoteKql('grün 😀'), '"grün 😀"')
  })
})

function unescapeKql(rest: string): readonly [string, number] {
  if (rest.startsWith('u')) return [String.fromCharCode(Number.parseInt(rest.slice(1, 5), 16)), 5]
  const meant = named[rest.charAt(0)]
  if (meant === undefined) throw new Error(`no such escape: \\${rest.charAt(0)}`)
  return [meant, 1]
}
