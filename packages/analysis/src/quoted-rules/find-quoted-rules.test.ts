import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findQuotedRules, notesOfCut } from './find-quoted-rules.ts'

const yara = `rule Quill_Loader : loader
{
  meta:
    reference = "https://quill.example/a{b"
  strings:
    $a = "closing } in a \\" string"
    $b = { 4D 5A [4-6] (90 | 91) } // a } in a comment
    $c = /[a-z]{3,5}\\/x}/ nocase
    /* rule Not_This { and } } */
  condition:
    filesize / 2 < 100KB and all of them
}`
const second = 'private global rule Quill_Helper { condition: uint16(0) == 0x5A4D }'
const sigma = `title: 'Quill: scheduled task'
id: 6e1f0c1a-0000-4000-8000-000000000001
status: experimental
description: |
  Finds the task.
  Two lines of it.
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith: '\\schtasks.exe'
    CommandLine|contains:
      - 'quill'
      - '/v2/poll'
  condition: selection
falsepositives:
  - unknown
level: high`
const suricata =
  'alert http $HOME_NET any -> $EXTERNAL_NET any (msg:"QUILL beacon (v2)"; http.uri; content:"/v2/poll;)"; sid:9000001;)'
const snort =
  'alert tcp $HOME_NET any -> $EXTERNAL_NET 443 (msg:"QUILL tls"; flow:to_server,established; content:"|16 03|"; depth:2; sid:1000002; rev:1;)'
const snort3 = 'alert http ( msg:"QUILL v3"; http_uri; content:"/v2/poll",nocase; sid:1000003; )'

function find(text: string) {
  const body = readPassage(text, 'body')
  const { rules, cut } = findQuotedRules(body)
  for (const { text: rule, evidence } of rules) {
    assert.equal(body.text.slice(evidence.start, evidence.end), evidence.quote)
    assert.equal(evidence.quote, rule.slice(0, 300))
    assert.ok(text.includes(rule))
  }
  return {
    rules: rules.map(({ language, name, text: rule }) => [language, name, rule]),
    notes: notesOfCut(cut),
  }
}

test('rules are kept as they are, with their names', () => {
  const text = [
    'Here:',
    '',
    'import "pe"',
    yara,
    second,
    '',
    '```',
    sigma,
    '```',
    suricata,
    snort,
    snort3,
    'End.',
  ]
  assert.deepEqual(find(text.join('\n')), {
    rules: [
      ['yara', 'Quill_Loader', yara],
      ['yara', 'Quill_Helper', second],
      ['sigma', 'Quill: scheduled task', sigma],
      ['suricata', 'QUILL beacon (v2)', suricata],
      ['snort', 'QUILL tls', snort],
      ['snort', 'QUILL v3', snort3],
    ],
    notes: [],
  })
})

test('a page may lose the indentation, and put a rule in one line', () => {
  const flat = sigma.replace(/^ +/gm, '').replace('Two lines of it.\n', '')
  const line = yara.replace(/ \/\/.*$/m, '').replace(/\n\s*/g, ' ')
  const flatYara = yara.replace(/^ +/gm, '')
  const { rules } = find(`${flat}\n\nNote: what follows is prose.\n${line}\n${flatYara}`)
  assert.deepEqual(
    rules.map(([, , text]) => text),
    [flat, line, flatYara],
  )
})

test('documents of one YAML file are rules of their own', () => {
  const other = sigma.replace('Quill: scheduled task', 'Another')
  assert.deepEqual(
    find(`${sigma}\n---\n${other}\n\n# Conclusion\nlevel heads prevail.`).rules.map(([, name, text]) => [
      name,
      text,
    ]),
    [
      ['Quill: scheduled task', sigma],
      ['Another', other],
    ],
  )
})

test('a rule may be wrapped over lines', () => {
  const wrapped = suricata.replace('; http.uri', '; \\\n  http.uri').replace(' sid', '\nsid')
  assert.deepEqual(find(`x\n${wrapped}\ny`).rules, [['suricata', 'QUILL beacon (v2)', wrapped]])
})

test('the article says whose rule it is where the words of the rule do not', () => {
  const bare = snort.replace('flow:to_server,established; ', '')
  const engine = (text: string) => find(text).rules.map(([language]) => language)
  assert.deepEqual(engine(`Suricata rules:\n${bare}`), ['suricata'])
  assert.deepEqual(engine(`Suricata rules:\nnone.\nSnort rules:\n${bare}`), ['snort'])
  assert.deepEqual(engine(`Suricata:\n${snort3}`), ['snort'])
})

test('what is cut is said and not kept', () => {
  const cutYara = yara.slice(0, yara.indexOf('condition'))
  assert.deepEqual(find(`${cutYara}\n${second}`), {
    rules: [['yara', 'Quill_Helper', second]],
    notes: ['the article prints only a part of a YARA rule ("Quill_Loader"): not kept'],
  })
  assert.deepEqual(find(sigma.slice(0, sigma.indexOf('  condition'))), {
    rules: [],
    notes: ['the article prints only a part of a Sigma rule ("Quill: scheduled task"): not kept'],
  })
  assert.deepEqual(find(`${suricata.slice(0, 90)} ...\n\nprose (in parentheses;)`), {
    rules: [],
    notes: ['the article prints only a part of a Suricata rule ("QUILL beacon (v2)"): not kept'],
  })
})

test('prose about rules is no rule', () => {
  const prose = `The rule of law {is} good.\nrule one { no condition here\nalert tcp any to all (msg: it)
We log in (sid: 4) and drop a file (title: x).\ntitle: a page\nThe detection: it is good.`
  assert.deepEqual(find(prose), { rules: [], notes: [] })
})

test('hostile texts cost no more than their length', () => {
  for (const part of [
    'rule a {\n',
    'rule a { "',
    'alert tcp a a -> a a (',
    'title: x\ndetection:\n',
    'rule rule /*',
  ])
    assert.deepEqual(find(part.repeat(20_000)).rules, [])
})
