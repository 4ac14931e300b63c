import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stringsUpTo } from '../../../test/support/strings-up-to.ts'
import { escapeSigma, sigmaProblems } from './escape.ts'

describe('article text in Sigma', () => {
  it('holds no wildcard and reads back as it was', () => {
    for (const text of stringsUpTo(6, ['a', '*', '?', '\\', '"']))
      assert.equal(readSigma(escapeSigma(text)), text)
  })

  it('is refused when the two versions of YAML read it differently', () => {
    assert.deepEqual(
      sigmaProblems('a\u2028').map(({ feature }) => feature),
      ['control-character'],
    )
    assert.deepEqual(sigmaProblems("it's: # fine"), [])
  })
})

/** Sigma specification 2: a backslash escapes `*`, `?` and itself; before anything else it stands for itself. */
function readSigma(value: string): string {
  return value.replace(
    /\\([\\*?])|([*?])/g,
    (_, escaped: string | undefined, wildcard: string | undefined) => {
      if (wildcard !== undefined) throw new Error(`a wildcard in ${value}`)
      return escaped ?? ''
    },
  )
}
