import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Findings, findingsSchema, severityLevels } from '@huntwire/intel-model'
import { articleOf } from '../test/article-of.ts'
import { analyse } from './analyse.ts'

const report = `Researchers at Vendor Labs have observed a new campaign that targets logistics companies in Europe.
The attackers send an archive that exploits CVE-2023-38831 (CVSS 7.8), and the loader then asks hxxps://sync.quill[.]test/v2 for orders.
They stole credentials from four organizations and dumped LSASS (T1003.001) on the way.

## Indicators of compromise

| Type | Value |
|---|---|
| SHA-256 | 5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4 |
| IPv4 | 198.51.100[.]23 |
| Domain | sync.quill[.]test |

The fixed tool is version 4.2.0.17. Read more on https://github.com/vendor-labs.`

test('a report comes out as a threat with its indicators, techniques and reasons', () => {
  const findings = analyse(articleOf('New QUILL backdoor steals credentials from freight companies', report))
  assert.equal(findings.relevance.verdict, 'threat')
  assert.equal(findings.severity.level, 'high')
  assert.deepEqual(
    findings.observables.filter(({ role }) => role === 'indicator').map(({ value }) => value),
    [
      'CVE-2023-38831',
      'https://sync.quill.test/v2',
      'sync.quill.test',
      '5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4',
      '198.51.100.23',
    ],
  )
  assert.deepEqual(
    findings.techniques.map(({ id }) => id),
    ['T1003.001', 'T1071.001'],
  )
  assert.deepEqual(
    findings.vulnerabilities.map(({ id, about, cvss, product }) => [id, about, cvss, product]),
    [['CVE-2023-38831', true, 7.8, 'RARLAB WinRAR']],
  )
  assert.match(findings.summary, /campaign that targets logistics companies/)
})

const pitches: readonly (readonly [verdict: string, title: string, body: string])[] = [
  [
    'marketing',
    'Launching dependency checks for your cloud functions',
    'Our new plugin looks at every dependency of a function before you deploy it, and tells you which one has a known weakness. Functions need no server to patch, but what you install is still yours to keep fresh: treat it as a resource. Start a free trial in your node.js project; the docs explain setup.py projects too.',
  ],
  [
    'guidance',
    'A million packages: what can we learn from the registry’s milestone?',
    'The counter of the registry reached seven digits this week, and we baked a cake. Most of the packages are tiny, a few carry the web, and malicious packages stay rare. Our platform watches the ones you depend on, so that your team can celebrate too.',
  ],
]

for (const [verdict, title, body] of pitches)
  test(`a vendor’s post is no threat: ${title}`, () => {
    const { relevance, severity, techniques, observables } = analyse(articleOf(title, body))
    assert.equal(relevance.verdict, verdict)
    assert.equal(relevance.isThreat, false)
    assert.equal(severity.level, 'informational')
    assert.deepEqual(techniques, [])
    assert.deepEqual(
      observables.filter(({ role }) => role === 'indicator'),
      [],
    )
    assert.ok(relevance.reasons.length > 0)
  })

test('exploited now, remotely and without a login is critical; said not to be exploited it is less', () => {
  const flaw =
    'A flaw in the gateway allows unauthenticated attackers to execute arbitrary code. CVE-2099-12345 is fixed.'
  const level = (more: string) =>
    analyse(articleOf('Critical flaw in Gateway lets attackers in', flaw + more)).severity
  assert.equal(level(' It is actively exploited in the wild.').level, 'critical')
  assert.equal(level('').level, 'high')
  // What stands at the edge of many networks stays urgent although nobody exploits it yet
  assert.equal(level(' There is no evidence of exploitation in the wild.').level, 'high')
})

test('a language that is not read is said, and its identifiers are found', () => {
  const body =
    'Die Angreifer haben das Netz mit der Schadsoftware Emotet verschlüsselt und wurden nicht gefunden. C2: evil[.]test'
  const { language, names, notes, observables, relevance } = analyse(
    articleOf('Angriff auf ein Rathaus', body),
  )
  assert.equal(language, 'de')
  assert.deepEqual(names, [])
  assert.match(notes[0] ?? '', /"de"/)
  assert.equal(relevance.reasons[0]?.rule, 'relevance.language')
  assert.deepEqual(
    observables.map(({ value }) => value),
    ['evil.test'],
  )
})

test('an empty body has findings too', () => {
  const { summary, observables } = analyse(articleOf('CVE-2099-12345: flaw in a thing', ''))
  assert.equal(summary, '')
  assert.deepEqual(
    observables.map(({ value, evidence }) => [value, evidence.block]),
    [['CVE-2099-12345', 'title']],
  )
})

/** mulberry32: a small seeded generator, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pieces = [
  'hxxps://evil[.]test/a?b=(c)',
  'http://[2001:db8::1]:80/',
  '[.]',
  ' dot ',
  ' [at] ',
  '\ud83d',
  '\udc00',
  '\n',
  '\t| ',
  '## Indicators\n',
  'CVE-2021-44228 CVSS 9.8',
  'T1059/001',
  'rule x { condition: }',
  '198.51.100[.]23/24',
  'a'.repeat(400),
  '.'.repeat(40),
  '@',
  '://',
  '\u0000',
  '「攻撃」。',
  'exploited in the wild',
]

function mutated(random: () => number): string {
  let text = report
  for (let count = Math.floor(random() * 12); count >= 0; count--) {
    const at = Math.floor(random() * text.length)
    const cut = random() < 0.5 ? Math.floor(random() * 60) : 0
    text = text.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + text.slice(at + cut)
  }
  return text
}

function assertVerbatim(findings: Findings, title: string, body: string): void {
  const evidence = [
    ...findings.observables.map((one) => one.evidence),
    ...findings.vulnerabilities.map((one) => one.evidence),
    ...findings.techniques.map((one) => one.evidence),
    ...findings.quotedRules.map((one) => one.evidence),
    ...[...findings.relevance.reasons, ...findings.severity.reasons].flatMap((one) => one.evidence ?? []),
  ]
  for (const { quote, start, end, block } of evidence) {
    const text = block === 'title' ? title : body
    assert.equal(quote, text.slice(start, end))
    if (block !== 'title') assert.equal(block, text.slice(0, start).split('\n').length - 1)
  }
}

test('2,000 mutated texts: valid findings, every quote verbatim at its offsets', () => {
  const random = seeded(20_260_515)
  for (let round = 0; round < 2_000; round++) {
    const title = mutated(random).slice(0, 120) || 'x'
    const body = mutated(random)
    const findings = analyse(articleOf(title, body))
    if (round % 20 === 0) findingsSchema.parse(findings)
    assertVerbatim(findings, title, body)
  }
})

test('saying that it is exploited in the wild never lowers the level', () => {
  const random = seeded(7)
  for (let round = 0; round < 300; round++) {
    const body = mutated(random)
    const level = (text: string) =>
      severityLevels.indexOf(analyse(articleOf('A post about CVE-2099-12345', text)).severity.level)
    assert.ok(level(`${body}\n\nThe flaw is being exploited in the wild.`) >= level(body), `round ${round}`)
  }
})

test('the same article gives the same bytes', () => {
  const article = articleOf('New backdoor', report)
  assert.equal(JSON.stringify(analyse(article)), JSON.stringify(analyse(article)))
})
