import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readQuoted, stringsUpTo } from '../../../test/support/strings-up-to.ts'
import { splTokens } from '../../verify/spl-tokens.ts'
import { quoteSpl, splProblems } from './escape.ts'

const hostile = ['a', '"', '\\', '|', ']', '[', '?', ' ']

describe('article text in SPL', () => {
  it('cannot leave its literal', () => {
    for (const text of stringsUpTo(5, hostile)) {
      assert.deepEqual(splProblems(text), [])
      const literal = quoteSpl(text)
      assert.equal(
        readQuoted(literal, (rest) => [rest.charAt(0), 1]),
        text,
      )
      assert.deepEqual(splTokens(literal), [{ kind: 'string', text, at: 0 }])
    }
  })

  it('is refused when SPL has no way to write it', () => {
    assert.deepEqual(
      splProblems('a*`\n').map(({ feature }) => feature),
      ['literal-asterisk', 'backtick', 'control-character'],
    )
  })
})
