import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findQuotedRules } from './find-quoted-rules.ts'

const yara = `rule Quill_Loader : loader
{
  strings:
    $a = "closing } in a string"
    $b = { 4D 5A 90 }
  condition:
    all of them
}`
const suricata =
  'alert http $HOME_NET any -> $EXTERNAL_NET any (msg:"QUILL beacon"; http.uri; content:"/v2/poll"; sid:9000001;)'

test('rules are kept as they are, with their names', () => {
  const body = readPassage(`Here is a rule:\n\n${yara}\n\nand another:\n${suricata}\nEnd.`, 'body')
  const rules = findQuotedRules(body)
  assert.deepEqual(
    rules.map(({ language, name, text }) => [language, name, text]),
    [
      ['yara', 'Quill_Loader', yara],
      ['suricata', 'QUILL beacon', suricata],
    ],
  )
  for (const { text, evidence } of rules)
    assert.equal(body.text.slice(evidence.start, evidence.end), text.slice(0, 300))
})

test('prose about rules is no rule', () => {
  const body = readPassage(
    'The rule of law {is} good.\nrule one { no condition here\nalert tcp any to all',
    'body',
  )
  assert.deepEqual(findQuotedRules(body), [])
})
