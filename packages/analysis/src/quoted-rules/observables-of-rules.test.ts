import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'
import { readPassage } from '../passage/passage.ts'
import { findQuotedRules } from './find-quoted-rules.ts'
import { withoutRuleWords } from './observables-of-rules.ts'

const rule =
  'alert http $HOME_NET any -> $EXTERNAL_NET any (msg:"QUILL C2 beacon"; http.host; content:"cdn-quill-update.com"; reference:url,blog.lab-quill.com/quill; sid:9000001;)'

function roles(text: string) {
  const { rules } = findQuotedRules(readPassage(text, 'body'))
  const found = withoutRuleWords(extractObservables(text), text, rules)
  return Object.fromEntries(found.map(({ value, role }) => [value, role]))
}

test('keywords and citations of a rule are no indicators, what it looks for is', () => {
  const found = roles(`A rule against the C2:\n${rule}\n`)
  assert.equal(found['cdn-quill-update.com'], 'indicator')
  assert.equal(found['http.host'] ?? 'benign', 'benign')
  assert.equal(found['blog.lab-quill.com'], 'reference')
  assert.equal(found['blog.lab-quill.com/quill'], 'reference')
})

test('what the text itself names beside the rule keeps its role', () => {
  const text = `The C2 server is blog.lab-quill.com/quill and it sends beacons.\n${rule}\n`
  assert.equal(roles(text)['blog.lab-quill.com'], 'indicator')
})
